import type { CheckInRequest, Row } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { rowFor } from './board.ts';
import { changeParticipant, lockParticipant } from './queries/participants.ts';
import { deleteEntry, insertCheckIn, entryWithId } from './queries/check-ins.ts';
import { notParticipant, accessTo } from './access.ts';
import { notifyRowChanged } from './notify.ts';

/** Says how it goes with one's own piece. */
export async function checkIn(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { event, mood, text }: CheckInRequest & { event: string },
): Promise<Row | ProblemError> {
  const standing = await accessTo(database, member, event);
  if (standing instanceof ProblemError) return standing;
  const { id } = standing.event;
  if (!(await lockParticipant(database, id, member.id))) return notParticipant;
  const limited = await consumeLimit(database, office, 'groupWords', member.id);
  if (limited) return limited;
  const now = office.clock.now();
  const words = { id: randomName(), event: id, member: member.id, mood, text, hidden: false, made_at: now };
  await insertCheckIn(database, words);
  await changeParticipant(database, id, member.id, { changed_at: now });
  await notifyRowChanged(database, office, id, member.id);
  return rowFor(database, office, standing, member.id);
}

/** Takes one's own check-in or reply back. */
export async function deleteOwnEntry(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { event, about }: { event: string; about: string },
): Promise<Row | ProblemError> {
  const standing = await accessTo(database, member, event);
  if (standing instanceof ProblemError) return standing;
  const { id } = standing.event;
  const writing = await entryWithId(database, id, about);
  if (writing?.member !== member.id || writing.what === 'piece') return noSuchEntry;
  await deleteEntry(database, writing);
  await notifyRowChanged(database, office, id, writing.row);
  return rowFor(database, office, standing, writing.row);
}

export const noSuchEntry = new ProblemError('not-found', { detail: 'There is no such thing, or not any more.' });
