import type { CheckInRequest, Row } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { accessTo, notParticipant } from './access.ts';
import { rowFor } from './board.ts';
import { notifyRowChanged } from './notify.ts';
import { deleteEntry, entryWithId, insertCheckIn } from './queries/check-ins.ts';
import { changeParticipant, lockParticipant } from './queries/participants.ts';

/** Adds a check-in of the member to an event. */
export async function checkIn(
  ctx: AppContext,
  member: MemberRecord,
  { event, mood, text }: CheckInRequest & { event: string },
): Promise<Row> {
  const access = await accessTo(ctx.db, member, event);
  const { id } = access.event;
  if (!(await lockParticipant(ctx.db, id, member.id))) throw notParticipant();
  await consumeLimit(ctx, 'entries', member.id);
  const now = ctx.clock.now();
  const words = {
    id: randomName(),
    event_id: id,
    member_id: member.id,
    mood,
    text,
    hidden: false,
    created_at: now,
  };
  await insertCheckIn(ctx.db, words);
  await changeParticipant(ctx.db, id, member.id, { updated_at: now });
  await notifyRowChanged(ctx, id, member.id);
  return rowFor(ctx, access, member.id);
}

/** Deletes the member's own check-in or reply. */
export async function deleteOwnEntry(
  ctx: AppContext,
  member: MemberRecord,
  { event, about }: { event: string; about: string },
): Promise<Row> {
  const access = await accessTo(ctx.db, member, event);
  const { id } = access.event;
  const entry = await entryWithId(ctx.db, id, about);
  if (entry?.member !== member.id || entry.what === 'piece') throw noSuchEntry();
  await deleteEntry(ctx.db, entry);
  await notifyRowChanged(ctx, id, entry.row);
  return rowFor(ctx, access, entry.row);
}

export const noSuchEntry = () =>
  new ProblemError('not-found', {
    detail: 'There is no such thing, or not any more.',
  });
