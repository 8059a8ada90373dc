import type { Board, Group, Row } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { ProblemError } from '../problem.ts';
import { type Access, accessTo, noSuchEvent, noSuchGroup, noSuchParticipant } from './access.ts';
import { loadGroups, loadRows, presentEvent } from './presenters.ts';
import { cheeredBy } from './queries/check-ins.ts';
import { eventWithId, type GroupRecord, groupsOf } from './queries/events.ts';
import { anonymousViewer, type Viewer, visibleGroup, visibleRow } from './visibility.ts';

/** An event as a member may see it. */
export async function board(
  ctx: AppContext,
  member: MemberRecord,
  id: string,
): Promise<Board | ProblemError> {
  const standing = await accessTo(ctx.db, member, id);
  if (standing instanceof ProblemError) return standing;
  const { event, groups, participant, joined, host } = standing;
  return {
    event: presentEvent(event),
    ...(await seen(ctx, standing, { event: event.id, groups })),
    you: {
      member: member.id,
      joined,
      muted: participant?.muted ?? false,
      cheered: await cheeredBy(ctx.db, event.id, member.id),
      host,
    },
  };
}

/** An event as everybody may see it. */
export async function openBoard(ctx: AppContext, id: string): Promise<Board | ProblemError> {
  const event = await eventWithId(ctx.db, id);
  if (!event) return noSuchEvent;
  const groups = await groupsOf(ctx.db, event.id);
  return {
    event: presentEvent(event),
    ...(await seen(ctx, anonymousViewer, { event: event.id, groups })),
    you: null,
  };
}

async function seen(
  ctx: AppContext,
  viewer: Viewer,
  { event, groups }: { event: string; groups: GroupRecord[] },
) {
  const rows = await loadRows(ctx, event);
  const whole = await loadGroups(ctx, groups, rows);
  return {
    groups: whole.map((group) => visibleGroup(viewer, group)),
    rows: rows.flatMap((row) => visibleRow(viewer, row) ?? []),
  };
}

/** One row, after a write, as whoever wrote may see it. */
export async function rowFor(ctx: AppContext, standing: Access, member: string): Promise<Row | ProblemError> {
  const [row] = await loadRows(ctx, standing.event.id, member);
  return (row && visibleRow(standing, row)) ?? noSuchParticipant;
}

/** One group, after a write. */
export async function groupFor(
  ctx: AppContext,
  member: MemberRecord,
  id: string,
): Promise<Group | ProblemError> {
  const group = await loadGroup(ctx, id);
  if (!group) return noSuchGroup;
  const standing = await accessTo(ctx.db, member, group.event);
  return standing instanceof ProblemError ? standing : visibleGroup(standing, group.whole);
}

/** One group with all that is in it, and the event it belongs to. */
export async function loadGroup(
  ctx: AppContext,
  id: string,
): Promise<{ event: string; whole: Group } | undefined> {
  const group = await ctx.db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
  if (!group) return undefined;
  const rows = await loadRows(ctx, group.event);
  const [whole] = await loadGroups(ctx, [group], rows);
  return whole && { event: group.event, whole };
}
