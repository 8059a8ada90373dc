import type { CheckIn, EventHead, Group, Piece, Reply, Row } from '../../src/contract/index.ts';
import { pieceStates } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { calendarLink } from './calendar.ts';
import {
  type CheckInRecord,
  cheersOf,
  newestCheckIns,
  repliesTo,
  type ReplyRecord,
} from './queries/check-ins.ts';
import { type Proposal, proposalsOf } from './queries/dates.ts';
import type { EventRecord, GroupRecord } from './queries/events.ts';
import { peopleOf, type Person } from './queries/participants.ts';
import { type PieceRecord, piecesOf } from './queries/pieces.ts';

/** How many of the newest replies to a piece or check-in are shown. More than a small group writes. */
const MAX_REPLIES = 20;

export const presentEvent = (event: EventRecord): EventHead => ({
  id: event.id,
  title: event.title,
  startsAt: event.starts_at.toISOString(),
  zone: event.time_zone,
  state: event.state,
  quorum: event.quorum,
  joining: event.joining,
  capacity: event.capacity,
  showcase: event.showcase_rule,
  rollCall: event.roll_call_group_id,
  closedAt: iso(event.closed_at),
});

/** All rows of an event, or one member's, unfiltered. Pass each through `visibleRow` before sending it. */
export async function loadRows(ctx: AppContext, event: string, member?: string): Promise<Row[]> {
  const people = await peopleOf(ctx.db, event, member);
  const pieces = byMember(await piecesOf(ctx.db, event, member));
  const checkIns = byMember(await newestCheckIns(ctx.db, event, member));
  const abouts = [...pieces.values(), ...checkIns.values()].map(({ id }) => id);
  const cheers = await cheersOf(ctx.db, abouts);
  const replies = await repliesTo(ctx.db, abouts, MAX_REPLIES);
  const nudged = await nudgedToday(ctx, people);
  return people.map((person) => {
    const piece = pieces.get(person.member_id);
    const checkIn = checkIns.get(person.member_id);
    return {
      ...shownPerson(ctx, person),
      piece: piece ? presentPiece(piece, cheers.get(piece.id)) : null,
      checkIn: checkIn ? shownCheckIn(checkIn, cheers.get(checkIn.id)) : null,
      replies: replies
        .filter(({ entry_id: about }) => about === piece?.id || about === checkIn?.id)
        .map((reply) => shownReply(reply)),
      nudged: person.muted || nudged.has(person.member_id),
    };
  });
}

const byMember = <Kept extends { member_id: string }>(all: Kept[]) =>
  new Map(all.map((kept) => [kept.member_id, kept]));

async function nudgedToday({ db, clock }: AppContext, people: Person[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await db
    .selectFrom('nudges')
    .select('member_id')
    .where('day', '=', dayOf(clock.now()))
    .where(
      'member_id',
      'in',
      people.map(({ member_id: member }) => member),
    )
    .execute();
  return new Set(rows.map(({ member_id: member }) => member));
}

/** `YYYY-MM-DD` in UTC. */
export const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

export const iso = (date: Date | null) => date?.toISOString() ?? null;

const shownPerson = ({ url }: AppContext, person: Person) => ({
  member: person.member_id,
  name: person.name,
  picture: person.picture ? `${url}/members/${person.member_id}/picture/${person.picture}` : null,
  group: person.group_id,
  here: person.attended_at !== null,
  changedAt: person.updated_at.toISOString(),
});

export const presentPiece = (piece: PieceRecord, cheers = 0): Piece => ({
  id: piece.id,
  state: piece.state,
  kind: piece.kind,
  title: piece.title,
  note: piece.note,
  link: piece.link,
  seenBy: piece.visibility,
  promise: iso(piece.promised_for),
  publishedAt: iso(piece.published_at),
  post: piece.post_id,
  cheers,
  hidden: piece.hidden,
});

const shownCheckIn = ({ id, mood, text, hidden, created_at: at }: CheckInRecord, cheers = 0): CheckIn => ({
  id,
  mood,
  text,
  at: at.toISOString(),
  cheers,
  hidden,
});

const shownReply = ({
  id,
  entry_id: about,
  member_id: member,
  by,
  text,
  hidden,
  created_at: at,
}: ReplyRecord): Reply => ({
  id,
  about,
  from: member,
  by,
  text,
  at: at.toISOString(),
  hidden,
});

/** The groups with all their details, unfiltered. Pass each through `visibleGroup` before sending it. */
export async function loadGroups(ctx: AppContext, groups: GroupRecord[], rows: Row[]): Promise<Group[]> {
  const proposals = await proposalsOf(
    ctx.db,
    groups.map(({ id }) => id),
  );
  return Promise.all(
    groups.map(async (group) => ({
      id: group.id,
      event: group.event_id,
      name: group.name,
      facilitator: group.facilitator_id,
      date: group.publish_at && { at: group.publish_at.toISOString(), zone: group.time_zone ?? 'UTC' },
      dates: proposals.filter((it) => it.group_id === group.id).map(shownProposal),
      calendar: await calendarLink(ctx, group.id),
      ...tally(rows.filter((row) => row.group === group.id)),
    })),
  );
}

const shownProposal = (proposal: Proposal): Group['dates'][number] => ({
  id: proposal.id,
  at: proposal.publish_at.toISOString(),
  zone: proposal.time_zone,
  by: proposal.by ?? '',
  state: proposal.state,
  agreed: proposal.agreed,
  proposedAt: proposal.proposed_at.toISOString(),
  confirmedAt: iso(proposal.confirmed_at),
});

const tally = (rows: Row[]) => ({
  people: rows.length,
  pieces: pieceStates.map((state) => rows.filter(({ piece }) => piece?.state === state).length),
});
