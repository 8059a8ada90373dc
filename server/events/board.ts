import type { Board, Group, Row } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import type { MemberAsKept } from '../members/queries/members.ts';
import type { Office } from '../app-context.ts';
import { Refusal } from '../problem.ts';
import { eventWithId, type GroupAsKept, groupsOf } from './queries/events.ts';
import { cheeredBy } from './queries/check-ins.ts';
import { seenGroup, seenRow, stranger, type Viewer } from './visibility.ts';
import { shownEvent, wholeGroups, wholeRows } from './presenters.ts';
import { noEvent, nobody, noGroup, type Standing, standingIn } from './access.ts';

/** An event as a member may see it. */
export async function board(
  database: Database,
  office: Office,
  member: MemberAsKept,
  id: string,
): Promise<Board | Refusal> {
  const standing = await standingIn(database, member, id);
  if (standing instanceof Refusal) return standing;
  const { event, groups, participant, joined, host } = standing;
  return {
    event: shownEvent(event),
    ...(await seen(database, office, standing, { event: event.id, groups })),
    you: {
      member: member.id,
      joined,
      muted: participant?.muted ?? false,
      cheered: await cheeredBy(database, event.id, member.id),
      host,
    },
  };
}

/** An event as everybody may see it. */
export async function openBoard(database: Database, office: Office, id: string): Promise<Board | Refusal> {
  const event = await eventWithId(database, id);
  if (!event) return noEvent;
  const groups = await groupsOf(database, event.id);
  return {
    event: shownEvent(event),
    ...(await seen(database, office, stranger, { event: event.id, groups })),
    you: null,
  };
}

async function seen(
  database: Database,
  office: Office,
  viewer: Viewer,
  { event, groups }: { event: string; groups: GroupAsKept[] },
) {
  const rows = await wholeRows(database, office, event);
  const whole = await wholeGroups(database, office, groups, rows);
  return {
    groups: whole.map((group) => seenGroup(viewer, group)),
    rows: rows.flatMap((row) => seenRow(viewer, row) ?? []),
  };
}

/** One row, after a write, as whoever wrote may see it. */
export async function rowFor(
  database: Database,
  office: Office,
  standing: Standing,
  member: string,
): Promise<Row | Refusal> {
  const [row] = await wholeRows(database, office, standing.event.id, member);
  return (row && seenRow(standing, row)) ?? nobody;
}

/** One group, after a write. */
export async function groupFor(
  database: Database,
  office: Office,
  member: MemberAsKept,
  id: string,
): Promise<Group | Refusal> {
  const group = await wholeGroup(database, office, id);
  if (!group) return noGroup;
  const standing = await standingIn(database, member, group.event);
  return standing instanceof Refusal ? standing : seenGroup(standing, group.whole);
}

/** One group with all that is in it, and the event it belongs to. */
export async function wholeGroup(
  database: Database,
  office: Office,
  id: string,
): Promise<{ event: string; whole: Group } | undefined> {
  const group = await database.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
  if (!group) return undefined;
  const rows = await wholeRows(database, office, group.event);
  const [whole] = await wholeGroups(database, office, [group], rows);
  return whole && { event: group.event, whole };
}
