import type { Board, Group, Row } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { type Access, accessTo, noSuchEvent, noSuchGroup, noSuchParticipant } from './access.ts';
import { loadGroups, loadRows, presentEvent } from './presenters.ts';
import { cheeredBy } from './queries/check-ins.ts';
import { eventWithId, type GroupRecord, groupsOf } from './queries/events.ts';
import { anonymousViewer, type Viewer, visibleGroup, visibleRow } from './visibility.ts';

/** The event as this member may see it. */
export async function board(ctx: AppContext, member: MemberRecord, id: string): Promise<Board> {
  const access = await accessTo(ctx.db, member, id);
  const { event, groups, participant, joined, host } = access;
  return {
    event: presentEvent(event),
    ...(await seen(ctx, access, { event: event.id, groups })),
    you: {
      member: member.id,
      joined,
      muted: participant?.muted ?? false,
      cheered: await cheeredBy(ctx.db, event.id, member.id),
      host,
    },
  };
}

/** The event as it looks to visitors without a session. */
export async function openBoard(ctx: AppContext, id: string): Promise<Board> {
  const event = await eventWithId(ctx.db, id);
  if (!event) throw noSuchEvent();
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

/** One row after a write, as the member who wrote may see it. */
export async function rowFor(ctx: AppContext, access: Access, member: string): Promise<Row> {
  const [row] = await loadRows(ctx, access.event.id, member);
  const visible = row && visibleRow(access, row);
  if (!visible) throw noSuchParticipant();
  return visible;
}

/** One group after a write, as the member may see it. */
export async function groupFor(ctx: AppContext, member: MemberRecord, id: string): Promise<Group> {
  const group = await loadGroup(ctx, id);
  if (!group) throw noSuchGroup();
  const access = await accessTo(ctx.db, member, group.event);
  return visibleGroup(access, group.whole);
}

/** One group with all its details, unfiltered, and the event it belongs to. */
export async function loadGroup(
  ctx: AppContext,
  id: string,
): Promise<{ event: string; whole: Group } | undefined> {
  const group = await ctx.db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
  if (!group) return undefined;
  const rows = await loadRows(ctx, group.event_id);
  const [whole] = await loadGroups(ctx, [group], rows);
  return whole && { event: group.event_id, whole };
}
