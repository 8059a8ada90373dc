import type { AppContext } from '../../app-context.ts';
import { type Mailer, UndeliverableEmail } from '../../email/mailer.ts';
import { MAX_SENDING_LETTERS } from '../../email/queue.ts';
import { backOff } from '../../jobs/back-off.ts';
import { readSettings } from '../../settings/queries.ts';
import { recordBounce } from '../bounces/record.ts';
import { type Edition, editionOf, letterEmail } from '../compose.ts';
import * as deliveries from '../queries/deliveries.ts';
import { pauseWithProblem } from '../schedule.ts';
import { returnPath } from '../return-path.ts';
import { type Batch, claimBatch, LEASE_MS } from './claim.ts';
import { postponeRate } from './rate.ts';

/** How long all letters wait when the mail server takes nothing. */
const MAIL_SERVER_PAUSE_MS = 30_000;
/** So many failures without a success in between are the mail server's and not the recipients'. */
const MIN_FAILURES = 5;
/** With the pauses of `backOff`, about a day. */
const MAX_ATTEMPTS = 30;
/** A rejection for other reasons than the mailbox may be a passing policy. Tried again an hour later. */
const MAX_REJECTIONS = 3;
const HOUR_MS = 3600_000;

export interface LetterDelivery {
  ctx: AppContext;
  mailer: Mailer;
  /** Called with unexpected errors, once for each batch. */
  report: (error: unknown) => void;
  /** How long sending may have been behind and still catches up, in milliseconds. */
  catchUpMs: number;
  /** Waits until the rate allows more. Without it, `deliverLetters` ends then, and goes on when it is called again. */
  pause?: (ms: number) => Promise<unknown>;
  /** Once it says no, sending ends after the emails that are on their way. */
  mayContinue?: () => boolean;
}

/** What is known of a mailer in this process. */
interface State {
  isRunning: boolean;
  /** Failures since the last success, other than those of mailboxes that don't exist. */
  failures: number;
}
const states = new WeakMap<Mailer, State>();

/**
 * Sends the letters that are being sent, until none of it is due. Several processes may run it concurrently, at one rate.
 * Memory use doesn't depend on the number of subscribers.
 */
export async function deliverLetters(delivery: LetterDelivery): Promise<void> {
  const { ctx, mailer, catchUpMs, pause, mayContinue = () => true } = delivery;
  const state = states.get(mailer) ?? { isRunning: false, failures: 0 };
  states.set(mailer, state);
  if (state.isRunning) return;
  state.isRunning = true;
  let edition: Edition | undefined;
  try {
    while (mayContinue()) {
      const settings = await readSettings(ctx.db);
      const claim = await claimBatch(ctx, settings, { perMinute: settings.letters.perMinute, catchUpMs });
      if (!claim) return;
      const { batch, waitMs } = claim;
      if (batch) {
        const { letter } = batch;
        // All readers get the same, though the settings may change meanwhile.
        if (edition?.letter.version !== letter.version || edition.letter.id !== letter.id)
          edition = editionOf(ctx, settings, letter, letter.sent_html!);
        const outcomes = await sendBatch(delivery, edition, batch);
        await settleFailures(delivery, edition, outcomes, state);
      } else if (waitMs !== undefined) {
        if (!pause) return;
        await pause(waitMs);
      }
    }
  } finally {
    state.isRunning = false;
  }
}

/** `left`: the person is no longer subscribed. */
type Outcome = 'sent' | 'left' | { error: unknown };

type Outcomes = Map<deliveries.Recipient, Outcome>;

async function sendBatch(
  delivery: LetterDelivery,
  edition: Edition,
  { letter, recipients }: Batch,
): Promise<Outcomes> {
  const { ctx, report, mayContinue = () => true } = delivery;
  const { db, clock } = ctx;
  const waiting = [...recipients];
  const outcomes: Outcomes = new Map();
  let leaseUntil = clock.now().getTime() + LEASE_MS;
  const unfinished = () => recipients.filter((it) => !outcomes.has(it)).map((it) => it.subscriber_id);
  const renew = async () => {
    const due = new Date(clock.now().getTime() + LEASE_MS);
    await deliveries.postponeDeliveries(db, letter.id, unfinished(), { due });
    leaseUntil = due.getTime();
  };
  const hasLease = () => clock.now().getTime() < leaseUntil;
  const renewing = setInterval(() => {
    if (hasLease()) void renew().catch(report);
    else clearInterval(renewing); // they are another process's now
  }, LEASE_MS / 4);
  const send = async () => {
    while (waiting.length > 0 && mayContinue() && hasLease()) {
      const recipient = waiting.shift()!;
      outcomes.set(recipient, await sendOne(delivery, edition, recipient));
    }
  };
  try {
    const workers = await Promise.allSettled(Array.from({ length: MAX_SENDING_LETTERS }, send));
    const broken = workers.find((it) => it.status === 'rejected');
    if (broken) throw broken.reason;
  } finally {
    clearInterval(renewing);
  }
  const given = { due: clock.now(), attempts: -1 };
  if (!mayContinue()) await deliveries.postponeDeliveries(db, letter.id, unfinished(), given);
  return outcomes;
}

/** Sends one email, and records that it was sent before the next is. */
async function sendOne(
  { ctx, mailer }: LetterDelivery,
  edition: Edition,
  recipient: deliveries.Recipient,
): Promise<Outcome> {
  const { letter, settings } = edition;
  const key = { letter_id: letter.id, subscriber_id: recipient.subscriber_id };
  if (!(await deliveries.isConfirmed(ctx.db, recipient.subscriber_id))) {
    await deliveries.deleteDelivery(ctx.db, key);
    return 'left';
  }
  const email = await letterEmail(ctx, edition, { ...recipient, id: recipient.subscriber_id });
  const path = returnPath(settings, recipient.return_key);
  try {
    await mailer.send(path === undefined ? email : { ...email, returnPath: path });
  } catch (error) {
    return { error };
  }
  await deliveries.changeDelivery(ctx.db, key, { state: 'sent', sent_at: ctx.clock.now() });
  return 'sent';
}

async function settleFailures(
  { ctx, report }: LetterDelivery,
  edition: Edition,
  outcomes: Outcomes,
  state: State,
): Promise<void> {
  let rejection: UndeliverableEmail | undefined;
  let first: unknown;
  for (const [recipient, outcome] of outcomes) {
    if (outcome === 'sent') state.failures = 0;
    if (typeof outcome === 'string') continue;
    const { error } = outcome;
    first ??= error;
    const isRejection = error instanceof UndeliverableEmail;
    if (!isRejection || !error.isNoMailbox) state.failures++;
    if (isRejection && !error.isNoMailbox) rejection ??= error;
    await settleFailure(ctx, edition, recipient, error);
  }
  if (first !== undefined) report(first);
  if (state.failures >= MIN_FAILURES) await holdBack(ctx, edition, rejection);
}

/**
 * The mail server takes nothing. If it refuses the emails for good, it refuses the sender or the letter, and a host must
 * know before the list is through; otherwise it may be down for a while.
 */
async function holdBack(
  ctx: AppContext,
  { letter }: Edition,
  rejection: UndeliverableEmail | undefined,
): Promise<void> {
  if (rejection) await pauseWithProblem(ctx, letter.id, rejection.message);
  else await postponeRate(ctx.db, ctx.clock.now().getTime() + MAIL_SERVER_PAUSE_MS);
}

async function settleFailure(
  ctx: AppContext,
  { letter }: Edition,
  { subscriber_id, attempts }: deliveries.Recipient,
  error: unknown,
): Promise<void> {
  const key = { letter_id: letter.id, subscriber_id };
  const now = ctx.clock.now();
  const isRejection = error instanceof UndeliverableEmail;
  const isNoMailbox = isRejection && error.isNoMailbox;
  if (!isNoMailbox && attempts < (isRejection ? MAX_REJECTIONS : MAX_ATTEMPTS)) {
    const due_at = new Date(now.getTime() + (isRejection ? HOUR_MS : backOff(attempts)));
    return deliveries.changeDelivery(ctx.db, key, { due_at });
  }
  await deliveries.changeDelivery(ctx.db, key, { state: 'failed' });
  if (!isNoMailbox) return;
  await recordBounce(ctx, {
    ...{ id: `smtp ${letter.id} ${subscriber_id}`, kind: 'hard', source: 'smtp', reason: error.message },
    ...{ subscriber: subscriber_id, letter: letter.id },
  });
}
