import type { ReplyRequest, Row } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { type MemberRecord, memberWithId } from '../members/queries/members.ts';
import { attempt, invalidField, ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { type Access, accessTo, noSuchParticipant, notParticipant, notPermitted } from './access.ts';
import { rowFor } from './board.ts';
import { noSuchEntry } from './check-ins.ts';
import { nudgeEmail } from './emails.ts';
import { notifyRowChanged } from './notify.ts';
import { dayOf } from './presenters.ts';
import { deleteCheer, type Entry, entryWithId, insertEncouragement } from './queries/check-ins.ts';
import { changeParticipant, participant } from './queries/participants.ts';
import { pieceOf } from './queries/pieces.ts';
import { isInsider } from './visibility.ts';

const DAY_S = 86_400;

/** Cheers a piece or a check-in, or takes the cheer back. Idempotent. */
export async function cheer(
  ctx: AppContext,
  member: MemberRecord,
  { event, about, cheered }: { event: string; about: string; cheered: boolean },
): Promise<Row> {
  const found = await visibleEntry(ctx, member, event, about);
  const { access, entry } = found;
  if (entry.member === member.id) throw ownEntry();
  if (cheered) await insertEncouragement(ctx.db, encouragement(ctx, access, { about, kind: 'cheer' }));
  else await deleteCheer(ctx.db, about, member.id);
  await notifyRowChanged(ctx, access.event.id, entry.row);
  return rowFor(ctx, access, entry.row);
}

const ownEntry = () => invalidField('about', 'This is your own. Cheer somebody else.');

export async function reply(
  ctx: AppContext,
  member: MemberRecord,
  { event, about, text }: ReplyRequest & { event: string },
): Promise<Row> {
  const found = await visibleEntry(ctx, member, event, about);
  await consumeLimit(ctx, 'entries', member.id);
  const { access, entry } = found;
  await insertEncouragement(ctx.db, encouragement(ctx, access, { about, kind: 'reply', text }));
  await changeParticipant(ctx.db, access.event.id, entry.row, { updated_at: ctx.clock.now() });
  await notifyRowChanged(ctx, access.event.id, entry.row);
  return rowFor(ctx, access, entry.row);
}

const encouragement = (
  { clock }: AppContext,
  { event, member }: Access,
  { about, kind, text = '' }: { about: string; kind: 'cheer' | 'reply'; text?: string },
) => ({
  id: randomName(),
  event_id: event.id,
  entry_id: about,
  member_id: member,
  kind,
  text,
  hidden: false,
  created_at: clock.now(),
});

/**
 * The piece or check-in `about`, if the member may see what it says and so may respond to it. Replies cannot
 * be responded to.
 */
async function visibleEntry(
  ctx: AppContext,
  member: MemberRecord,
  event: string,
  about: string,
): Promise<{ access: Access; entry: Entry }> {
  const access = await accessTo(ctx.db, member, event);
  if (!access.joined && !access.host) throw notParticipant();
  const entry = await entryWithId(ctx.db, access.event.id, about);
  if (!entry || entry.what === 'reply') throw noSuchEntry();
  const { value: row } = await attempt(() => rowFor(ctx, access, entry.row));
  if (!row) throw noSuchEntry();
  const words = entry.what === 'piece' ? row.piece?.title : row.checkIn?.text;
  const seen = isInsider(access, row.group) || (words ?? '') !== '';
  if (!seen) throw noSuchEntry();
  return { access, entry };
}

/**
 * Emails a participant whose piece is not published yet. Each participant gets at most one nudge per UTC day,
 * from whichever member, and none if they have muted the event or have published.
 */
export async function nudge(
  ctx: AppContext,
  member: MemberRecord,
  { event: id, who }: { event: string; who: string },
): Promise<void> {
  const access = await accessTo(ctx.db, member, id);
  const { event } = access;
  const person = await participant(ctx.db, event.id, who);
  if (!person || who === member.id) throw noSuchParticipant();
  if (!isInsider(access, person.group_id)) throw notPermitted();
  if (person.muted || (await pieceOf(ctx.db, event.id, who))?.state === 'published') throw noNudgeNeeded();
  const now = ctx.clock.now();
  if (!(await insertNudge(ctx.db, { event: event.id, who, by: member.id, now }))) throw alreadyNudged(now);
  await nudgeEmail(ctx, { event, to: (await memberWithId(ctx.db, who))!, from: member });
  await notifyRowChanged(ctx, event.id, who);
}

const noNudgeNeeded = () =>
  new ProblemError('forbidden', { detail: 'They want no nudges, or have no need of any.' });

const alreadyNudged = (now: Date) =>
  new ProblemError('rate-limited', {
    detail: 'Somebody has nudged them today already.',
    retryAfter: DAY_S - (Math.floor(now.getTime() / 1000) % DAY_S),
  });

async function insertNudge(
  database: Database,
  { event, who, by, now }: { event: string; who: string; by: string; now: Date },
): Promise<boolean> {
  const inserted = await database
    .insertInto('nudges')
    .values({ member_id: who, day: dayOf(now), event_id: event, nudged_by_id: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('day')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Turns the event's nudges and reminders to a member off or on. */
export async function mute(
  ctx: AppContext,
  member: MemberRecord,
  { event: id, muted }: { event: string; muted: boolean },
): Promise<void> {
  const access = await accessTo(ctx.db, member, id);
  if (!access.joined) throw notParticipant();
  await changeParticipant(ctx.db, access.event.id, member.id, { muted });
  await notifyRowChanged(ctx, access.event.id, member.id);
}
