import type { ReplyRequest, Row } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { type MemberRecord, memberWithId } from '../members/queries/members.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { rowFor } from './board.ts';
import { noSuchEntry } from './check-ins.ts';
import { nudgeEmail } from './emails.ts';
import { changeParticipant, participant } from './queries/participants.ts';
import { pieceOf } from './queries/pieces.ts';
import { deleteCheer, insertEncouragement, type Entry, entryWithId } from './queries/check-ins.ts';
import { dayOf } from './presenters.ts';
import { noSuchParticipant, notParticipant, notPermitted, type Access, accessTo } from './access.ts';
import { isInsider } from './visibility.ts';
import { notifyRowChanged } from './notify.ts';

const DAY = 86_400;

/** Cheers a piece or a check-in, or takes it back; any number of times is once. */
export async function cheer(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { event, about, cheered }: { event: string; about: string; cheered: boolean },
): Promise<Row | ProblemError> {
  const found = await seenWriting(database, office, member, event, about);
  if (found instanceof ProblemError) return found;
  const { standing, writing } = found;
  if (writing.member === member.id) return ownWords;
  if (cheered) await insertEncouragement(database, encouragement(office, standing, { about, kind: 'cheer' }));
  else await deleteCheer(database, about, member.id);
  await notifyRowChanged(database, office, standing.event.id, writing.row);
  return rowFor(database, office, standing, writing.row);
}

const ownWords = new ProblemError('invalid', {
  errors: [{ field: 'about', detail: 'This is your own. Cheer somebody else.' }],
});

/** Replies to a piece or a check-in. */
export async function reply(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { event, about, text }: ReplyRequest & { event: string },
): Promise<Row | ProblemError> {
  const found = await seenWriting(database, office, member, event, about);
  if (found instanceof ProblemError) return found;
  const limited = await consumeLimit(database, office, 'groupWords', member.id);
  if (limited) return limited;
  const { standing, writing } = found;
  await insertEncouragement(database, encouragement(office, standing, { about, kind: 'reply', text }));
  await changeParticipant(database, standing.event.id, writing.row, { changed_at: office.clock.now() });
  await notifyRowChanged(database, office, standing.event.id, writing.row);
  return rowFor(database, office, standing, writing.row);
}

const encouragement = (
  { clock }: AppContext,
  { event, member }: Access,
  { about, kind, text = '' }: { about: string; kind: 'cheer' | 'reply'; text?: string },
) => ({
  id: randomName(),
  event: event.id,
  about,
  member,
  kind,
  text,
  hidden: false,
  made_at: clock.now(),
});

/** What somebody who has joined the event can see, and so may speak of; not a reply. */
async function seenWriting(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  event: string,
  about: string,
): Promise<{ standing: Access; writing: Entry } | ProblemError> {
  const standing = await accessTo(database, member, event);
  if (standing instanceof ProblemError) return standing;
  if (!standing.joined && !standing.host) return notParticipant;
  const writing = await entryWithId(database, standing.event.id, about);
  if (!writing || writing.what === 'reply') return noSuchEntry;
  const row = await rowFor(database, office, standing, writing.row);
  if (row instanceof ProblemError) return noSuchEntry;
  const words = writing.what === 'piece' ? row.piece?.title : row.checkIn?.text;
  const seen = isInsider(standing, row.group) || (words ?? '') !== '';
  return seen ? { standing, writing } : noSuchEntry;
}

/** A mail to somebody of one's group who has gone silent: one a day, whoever sends it, and none to those who want none. */
export async function nudge(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { event: id, who }: { event: string; who: string },
): Promise<ProblemError | undefined> {
  const standing = await accessTo(database, member, id);
  if (standing instanceof ProblemError) return standing;
  const { event } = standing;
  const person = await participant(database, event.id, who);
  if (!person || who === member.id) return noSuchParticipant;
  if (!isInsider(standing, person.in_group)) return notPermitted;
  if (person.muted || (await pieceOf(database, event.id, who))?.state === 'published') return letThemBe;
  const now = office.clock.now();
  if (!(await insertNudge(database, { event: event.id, who, by: member.id, now }))) return tomorrow(now);
  await nudgeEmail(database, office, { event, to: (await memberWithId(database, who))!, from: member });
  await notifyRowChanged(database, office, event.id, who);
  return undefined;
}

const letThemBe = new ProblemError('forbidden', { detail: 'They want no nudges, or have no need of any.' });

const tomorrow = (now: Date) =>
  new ProblemError('limited', {
    detail: 'Somebody has nudged them today already.',
    retryAfter: DAY - (Math.floor(now.getTime() / 1000) % DAY),
  });

async function insertNudge(
  database: Database,
  { event, who, by, now }: { event: string; who: string; by: string; now: Date },
): Promise<boolean> {
  const inserted = await database
    .insertInto('nudges')
    .values({ member: who, day: dayOf(now), event, nudged_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('day')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Whether an event's nudges and reminders reach somebody. */
export async function mute(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { event: id, muted }: { event: string; muted: boolean },
): Promise<ProblemError | undefined> {
  const standing = await accessTo(database, member, id);
  if (standing instanceof ProblemError) return standing;
  if (!standing.joined) return notParticipant;
  await changeParticipant(database, standing.event.id, member.id, { muted });
  await notifyRowChanged(database, office, standing.event.id, member.id);
  return undefined;
}
