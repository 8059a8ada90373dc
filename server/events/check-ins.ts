import type { CheckInRequest, Row } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { count } from '../http/middleware/rate-limit.ts';
import type { MemberAsKept } from '../members/queries/members.ts';
import type { Office } from '../app-context.ts';
import { Refusal } from '../problem.ts';
import { randomName } from '../secret.ts';
import { rowFor } from './board.ts';
import { changeParticipant, lockParticipant } from './queries/participants.ts';
import { deleteWriting, insertCheckIn, writingWithId } from './queries/check-ins.ts';
import { notIn, standingIn } from './access.ts';
import { toldOfRow } from './notify.ts';

/** Says how it goes with one's own piece. */
export async function checkIn(
  database: Database,
  office: Office,
  member: MemberAsKept,
  { event, mood, text }: CheckInRequest & { event: string },
): Promise<Row | Refusal> {
  const standing = await standingIn(database, member, event);
  if (standing instanceof Refusal) return standing;
  const { id } = standing.event;
  if (!(await lockParticipant(database, id, member.id))) return notIn;
  const limited = await count(database, office, 'groupWords', member.id);
  if (limited) return limited;
  const now = office.clock.now();
  const words = { id: randomName(), event: id, member: member.id, mood, text, hidden: false, made_at: now };
  await insertCheckIn(database, words);
  await changeParticipant(database, id, member.id, { changed_at: now });
  await toldOfRow(database, office, id, member.id);
  return rowFor(database, office, standing, member.id);
}

/** Takes one's own check-in or reply back. */
export async function takeBack(
  database: Database,
  office: Office,
  member: MemberAsKept,
  { event, about }: { event: string; about: string },
): Promise<Row | Refusal> {
  const standing = await standingIn(database, member, event);
  if (standing instanceof Refusal) return standing;
  const { id } = standing.event;
  const writing = await writingWithId(database, id, about);
  if (writing?.member !== member.id || writing.what === 'piece') return noWords;
  await deleteWriting(database, writing);
  await toldOfRow(database, office, id, writing.row);
  return rowFor(database, office, standing, writing.row);
}

export const noWords = new Refusal('not-found', { detail: 'There is no such thing, or not any more.' });
