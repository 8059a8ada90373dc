import type { ReplyRequest, Row } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { count } from '../http/middleware/rate-limit.ts';
import { type MemberAsKept, memberWithId } from '../members/queries/members.ts';
import type { Office } from '../app-context.ts';
import { Refusal } from '../problem.ts';
import { randomName } from '../secret.ts';
import { rowFor } from './board.ts';
import { noWords } from './check-ins.ts';
import { nudgeMail } from './emails.ts';
import { changeParticipant, participant } from './queries/participants.ts';
import { pieceOf } from './queries/pieces.ts';
import { deleteCheer, insertEncouragement, type Writing, writingWithId } from './queries/check-ins.ts';
import { dayOf } from './presenters.ts';
import { nobody, notIn, notYours, type Standing, standingIn } from './access.ts';
import { isNear } from './visibility.ts';
import { toldOfRow } from './notify.ts';

const DAY = 86_400;

/** Cheers a piece or a check-in, or takes it back; any number of times is once. */
export async function cheer(
  database: Database,
  office: Office,
  member: MemberAsKept,
  { event, about, cheered }: { event: string; about: string; cheered: boolean },
): Promise<Row | Refusal> {
  const found = await seenWriting(database, office, member, event, about);
  if (found instanceof Refusal) return found;
  const { standing, writing } = found;
  if (writing.member === member.id) return ownWords;
  if (cheered) await insertEncouragement(database, encouragement(office, standing, { about, kind: 'cheer' }));
  else await deleteCheer(database, about, member.id);
  await toldOfRow(database, office, standing.event.id, writing.row);
  return rowFor(database, office, standing, writing.row);
}

const ownWords = new Refusal('invalid', {
  errors: [{ field: 'about', detail: 'This is your own. Cheer somebody else.' }],
});

/** Replies to a piece or a check-in. */
export async function reply(
  database: Database,
  office: Office,
  member: MemberAsKept,
  { event, about, text }: ReplyRequest & { event: string },
): Promise<Row | Refusal> {
  const found = await seenWriting(database, office, member, event, about);
  if (found instanceof Refusal) return found;
  const limited = await count(database, office, 'groupWords', member.id);
  if (limited) return limited;
  const { standing, writing } = found;
  await insertEncouragement(database, encouragement(office, standing, { about, kind: 'reply', text }));
  await changeParticipant(database, standing.event.id, writing.row, { changed_at: office.clock.now() });
  await toldOfRow(database, office, standing.event.id, writing.row);
  return rowFor(database, office, standing, writing.row);
}

const encouragement = (
  { clock }: Office,
  { event, member }: Standing,
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
  office: Office,
  member: MemberAsKept,
  event: string,
  about: string,
): Promise<{ standing: Standing; writing: Writing } | Refusal> {
  const standing = await standingIn(database, member, event);
  if (standing instanceof Refusal) return standing;
  if (!standing.joined && !standing.host) return notIn;
  const writing = await writingWithId(database, standing.event.id, about);
  if (!writing || writing.what === 'reply') return noWords;
  const row = await rowFor(database, office, standing, writing.row);
  if (row instanceof Refusal) return noWords;
  const words = writing.what === 'piece' ? row.piece?.title : row.checkIn?.text;
  const seen = isNear(standing, row.group) || (words ?? '') !== '';
  return seen ? { standing, writing } : noWords;
}

/** A mail to somebody of one's group who has gone silent: one a day, whoever sends it, and none to those who want none. */
export async function nudge(
  database: Database,
  office: Office,
  member: MemberAsKept,
  { event: id, who }: { event: string; who: string },
): Promise<Refusal | undefined> {
  const standing = await standingIn(database, member, id);
  if (standing instanceof Refusal) return standing;
  const { event } = standing;
  const person = await participant(database, event.id, who);
  if (!person || who === member.id) return nobody;
  if (!isNear(standing, person.in_group)) return notYours;
  if (person.muted || (await pieceOf(database, event.id, who))?.state === 'published') return letThemBe;
  const now = office.clock.now();
  if (!(await insertNudge(database, { event: event.id, who, by: member.id, now }))) return tomorrow(now);
  await nudgeMail(database, office, { event, to: (await memberWithId(database, who))!, from: member });
  await toldOfRow(database, office, event.id, who);
  return undefined;
}

const letThemBe = new Refusal('forbidden', { detail: 'They want no nudges, or have no need of any.' });

const tomorrow = (now: Date) =>
  new Refusal('limited', {
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
  office: Office,
  member: MemberAsKept,
  { event: id, muted }: { event: string; muted: boolean },
): Promise<Refusal | undefined> {
  const standing = await standingIn(database, member, id);
  if (standing instanceof Refusal) return standing;
  if (!standing.joined) return notIn;
  await changeParticipant(database, standing.event.id, member.id, { muted });
  await toldOfRow(database, office, standing.event.id, member.id);
  return undefined;
}
