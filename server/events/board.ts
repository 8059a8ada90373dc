import type { Board, Group, Row } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { eventWithId, type GroupRecord, groupsOf } from './queries/events.ts';
import { cheeredBy } from './queries/check-ins.ts';
import { visibleGroup, visibleRow, anonymousViewer, type Viewer } from './visibility.ts';
import { presentEvent, loadGroups, loadRows } from './presenters.ts';
import { noSuchEvent, noSuchParticipant, noSuchGroup, type Access, accessTo } from './access.ts';

/** An event as a member may see it. */
export async function board(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  id: string,
): Promise<Board | ProblemError> {
  const standing = await accessTo(database, member, id);
  if (standing instanceof ProblemError) return standing;
  const { event, groups, participant, joined, host } = standing;
  return {
    event: presentEvent(event),
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
export async function openBoard(database: Database, office: AppContext, id: string): Promise<Board | ProblemError> {
  const event = await eventWithId(database, id);
  if (!event) return noSuchEvent;
  const groups = await groupsOf(database, event.id);
  return {
    event: presentEvent(event),
    ...(await seen(database, office, anonymousViewer, { event: event.id, groups })),
    you: null,
  };
}

async function seen(
  database: Database,
  office: AppContext,
  viewer: Viewer,
  { event, groups }: { event: string; groups: GroupRecord[] },
) {
  const rows = await loadRows(database, office, event);
  const whole = await loadGroups(database, office, groups, rows);
  return {
    groups: whole.map((group) => visibleGroup(viewer, group)),
    rows: rows.flatMap((row) => visibleRow(viewer, row) ?? []),
  };
}

/** One row, after a write, as whoever wrote may see it. */
export async function rowFor(
  database: Database,
  office: AppContext,
  standing: Access,
  member: string,
): Promise<Row | ProblemError> {
  const [row] = await loadRows(database, office, standing.event.id, member);
  return (row && visibleRow(standing, row)) ?? noSuchParticipant;
}

/** One group, after a write. */
export async function groupFor(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  id: string,
): Promise<Group | ProblemError> {
  const group = await loadGroup(database, office, id);
  if (!group) return noSuchGroup;
  const standing = await accessTo(database, member, group.event);
  return standing instanceof ProblemError ? standing : visibleGroup(standing, group.whole);
}

/** One group with all that is in it, and the event it belongs to. */
export async function loadGroup(
  database: Database,
  office: AppContext,
  id: string,
): Promise<{ event: string; whole: Group } | undefined> {
  const group = await database.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
  if (!group) return undefined;
  const rows = await loadRows(database, office, group.event);
  const [whole] = await loadGroups(database, office, [group], rows);
  return whole && { event: group.event, whole };
}
