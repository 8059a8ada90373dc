import type { AppContext } from '../../app-context.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Settings } from '../../settings/settings.ts';
import { audienceOf } from '../audience.ts';
import * as deliveries from '../queries/deliveries.ts';
import { changeLetter, changeProgress, type LetterRecord, lettersToSend } from '../queries/letters.ts';
import { returnKey } from '../return-path.ts';
import { consumeRate, lockRate, type Rate } from './rate.ts';

/**
 * How long a process has deliveries to itself. Renewed while it sends, so that none is sent twice, and longer than clocks
 * differ.
 */
export const LEASE_MS = 60_000;
export const MAX_BATCH = 50;
/** Subscribers that are looked at for each claim, in steps. Most may not be in the letter's audience. */
const PAGE_SIZE = 500;
const MAX_PAGES = 10;
const HOUR_MS = 3600_000;

export interface Batch {
  letter: LetterRecord;
  recipients: deliveries.Recipient[];
}

export interface Claim {
  batch?: Batch;
  /** Milliseconds until more may be claimed. */
  waitMs?: number;
}

/**
 * Claims the next deliveries of the letter that began first, as many as the rate allows. Undefined: nothing is due. Several
 * processes may call it concurrently, and each gets others.
 */
export async function claimBatch(
  ctx: AppContext,
  settings: Settings,
  rate: Rate,
): Promise<Claim | undefined> {
  if ((await lettersToSend(ctx.db)).length === 0) return undefined;
  return inTransaction(ctx, async (ctx) => {
    const allowance = await lockRate(ctx.db, rate, ctx.clock.now());
    if ('waitMs' in allowance) return { waitMs: allowance.waitMs };
    const most = Math.min(MAX_BATCH, allowance.count);
    for (const letter of await lettersToSend(ctx.db)) {
      const { recipients, isThrough } = await nextRecipients(ctx, settings, letter, most);
      if (recipients.length > 0) {
        await consumeRate(ctx.db, allowance.startMs, recipients.length, rate);
        return { batch: { letter, recipients } };
      }
      if (!isThrough) return {}; // Nobody in the audience so far: continue from there.
      if (!(await deliveries.hasWaiting(ctx.db, letter.id))) await finish(ctx, letter);
    }
    return undefined;
  });
}

interface Next {
  recipients: deliveries.Recipient[];
  /** Whether all subscribers have been looked at. */
  isThrough: boolean;
}

/** Deliveries to be attempted again first, then subscribers who have none yet. */
async function nextRecipients(
  ctx: AppContext,
  settings: Settings,
  letter: LetterRecord,
  most: number,
): Promise<Next> {
  const now = ctx.clock.now();
  const lease = new Date(now.getTime() + LEASE_MS);
  const latest = new Date(now.getTime() + 2 * HOUR_MS);
  const again = await deliveries.claimDueDeliveries(ctx.db, letter.id, { now, lease, latest, most });
  if (again.length === most) return { recipients: again, isThrough: false };
  const isFor = audienceOf(letter, settings);
  const found: deliveries.Candidate[] = [];
  let last = letter.last_subscriber_id;
  let isThrough = false;
  for (let page = 0; page < MAX_PAGES && again.length + found.length < most && !isThrough; page++) {
    const wanted = { before: letter.started_at!, most: PAGE_SIZE };
    const candidates = await deliveries.candidatesAfter(ctx.db, last, wanted);
    isThrough = candidates.length < PAGE_SIZE;
    for (const candidate of candidates) {
      if (again.length + found.length === most) {
        isThrough = false;
        break;
      }
      last = candidate.id;
      if (isFor(candidate)) found.push(candidate);
    }
  }
  const fresh = await Promise.all(
    found.map(async ({ id, subject, email, locale }) => ({
      ...{ subscriber_id: id, attempts: 1, subject, email, locale },
      return_key: await returnKey(ctx, letter.id, id),
    })),
  );
  if (fresh.length > 0) await deliveries.insertDeliveries(ctx.db, letter.id, fresh, lease);
  if (last !== letter.last_subscriber_id) await changeProgress(ctx.db, letter.id, last);
  return { recipients: [...again, ...fresh], isThrough };
}

async function finish({ db, clock }: AppContext, { id }: LetterRecord): Promise<void> {
  const { sent, failed } = await deliveries.countDeliveries(db, id);
  const now = clock.now();
  await changeLetter(
    db,
    id,
    { state: 'sent', finished_at: now, sent_count: sent, failed_count: failed },
    now,
  );
}
