import type { LetterEntry, LetterScheduleRequest, LetterSendRequest } from '../../src/contract/index.ts';
import type { AppContext, JobContext } from '../app-context.ts';
import { inTransaction } from '../database/transaction.ts';
import { timestampFrom } from '../http/timestamps.ts';
import { nextIssue } from '../newsletter/next-issue.ts';
import { invalidField } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { countAudience } from './audience.ts';
import { requireAllowed } from './policy.ts';
import { letterEntry } from './presenters.ts';
import * as rows from './queries/letters.ts';
import { renderLetter } from './rendering.ts';

const MAX_DAYS_AHEAD = 366;
const DAY_MS = 24 * 3600_000;

interface About {
  letter: string;
}

/** Schedules a letter for the newsletter's next issue, or for a time. May be called again to change the time. */
export async function scheduleLetter(
  ctx: AppContext,
  { letter: id, version, at }: LetterScheduleRequest & About,
): Promise<LetterEntry> {
  requireAllowed(await rows.lockLetter(ctx.db, id), 'schedule', version);
  const scheduled_for = at === undefined ? await nextIssueAt(ctx) : futureTime(ctx, at);
  await rows.changeLetter(ctx.db, id, { state: 'scheduled', scheduled_for }, ctx.clock.now());
  return letterEntry(ctx, id);
}

async function nextIssueAt({ db, clock }: AppContext): Promise<Date> {
  const { schedule } = await readSettings(db);
  const next = schedule && nextIssue(schedule, clock.now(), []);
  if (!next) throw invalidField('at', 'Give a time: the settings have no schedule.');
  return new Date(next.at);
}

function futureTime({ clock }: AppContext, text: string): Date {
  const at = timestampFrom(text);
  const days = at ? (at.getTime() - clock.now().getTime()) / DAY_MS : -1;
  if (!at || days <= 0 || days > MAX_DAYS_AHEAD) throw invalidField('at', 'Give a time in the next year.');
  return at;
}

/** Makes a scheduled letter a draft again. */
export async function unscheduleLetter(ctx: AppContext, { letter: id }: About): Promise<LetterEntry> {
  requireAllowed(await rows.lockLetter(ctx.db, id), 'unschedule');
  await rows.changeLetter(ctx.db, id, { state: 'draft', scheduled_for: null }, ctx.clock.now());
  return letterEntry(ctx, id);
}

/** Begins to send a letter now. The emails go out in `deliverLetters`. */
export async function sendLetter(
  ctx: AppContext,
  { letter: id, version }: LetterSendRequest & About,
): Promise<LetterEntry> {
  const letter = requireAllowed(await rows.lockLetter(ctx.db, id), 'send', version);
  await start(ctx, letter);
  return letterEntry(ctx, id);
}

/** Pauses a letter. Emails that are being sent at this moment still go out. */
export async function pauseLetter(ctx: AppContext, { letter: id }: About): Promise<LetterEntry> {
  requireAllowed(await rows.lockLetter(ctx.db, id), 'pause');
  await rows.changeLetter(ctx.db, id, { state: 'paused' }, ctx.clock.now());
  return letterEntry(ctx, id);
}

export async function resumeLetter(ctx: AppContext, { letter: id }: About): Promise<LetterEntry> {
  requireAllowed(await rows.lockLetter(ctx.db, id), 'resume');
  await rows.changeLetter(ctx.db, id, { state: 'sending', problem: null }, ctx.clock.now());
  return letterEntry(ctx, id);
}

/** Pauses a letter because the mail server refuses it, unless it is paused already. */
export async function pauseWithProblem(ctx: AppContext, id: string, problem: string): Promise<void> {
  await inTransaction(ctx, async ({ db, clock }) => {
    const letter = await rows.lockLetter(db, id);
    if (letter?.state === 'sending')
      await rows.changeLetter(db, id, { state: 'paused', problem }, clock.now());
  });
}

/** Begins to send all letters whose time has come. Several processes may run it concurrently: each starts others. */
export async function startDueLetters(ctx: JobContext): Promise<void> {
  for (;;) {
    const started = await inTransaction(ctx, async (ctx) => {
      const letter = await rows.lockDueLetter(ctx.db, ctx.clock.now());
      if (letter) await start(ctx, letter);
      return letter !== undefined;
    });
    if (!started) return;
  }
}

/**
 * Fills in the blocks and keeps the result, so that all readers and the archive get the same letter. The caller must hold
 * the lock on the letter.
 */
async function start(ctx: AppContext, letter: rows.LetterRecord): Promise<void> {
  const now = ctx.clock.now();
  const settings = await readSettings(ctx.db);
  const change = {
    state: 'sending' as const,
    started_at: now,
    sent_html: await renderLetter(ctx, settings, letter, now),
    recipient_count: await countAudience(ctx.db, letter, settings),
  };
  await rows.changeLetter(ctx.db, letter.id, change, now);
}
