import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import type { Listener } from '../realtime/topics.ts';
import { loadGroup } from './board.ts';
import { loadRows, presentEvent } from './presenters.ts';
import { eventWithId, groupsOf } from './queries/events.ts';
import { participantsOf } from './queries/participants.ts';
import { type Viewer, visibleGroup, visibleRow } from './visibility.ts';

/** What the people of an event, and others, are to it: asked once for a change, however many listen. */
async function viewersOf(database: Database, event: string): Promise<(listener: Listener) => Viewer> {
  const groups = await groupsOf(database, event);
  const people = new Map((await participantsOf(database, event)).map((person) => [person.member, person]));
  return ({ id, role }) => ({
    member: id,
    host: role === 'host',
    joined: people.has(id),
    group: people.get(id)?.in_group ?? null,
    runs: new Set(groups.filter(({ facilitator }) => facilitator === id).map((group) => group.id)),
  });
}

/** What listeners hear of a person of an event: `subject` is the event and the member. */
export async function loadRowChange(ctx: AppContext, subject: string) {
  const [event = '', member = ''] = subject.split(' ');
  const [row] = await loadRows(ctx, event, member);
  const viewerOf = await viewersOf(ctx.db, event);
  return (listener: Listener) => ({
    event,
    member,
    row: (row && visibleRow(viewerOf(listener), row)) ?? null,
  });
}

/** What they hear of a group. */
export async function loadGroupChange(ctx: AppContext, id: string) {
  const found = await loadGroup(ctx, id);
  if (!found) return () => ({ id, group: null });
  const viewerOf = await viewersOf(ctx.db, found.event);
  return (listener: Listener) => ({
    id,
    group: visibleGroup(viewerOf(listener), found.whole),
  });
}

/** What they hear of an event: all members may know of it. */
export async function loadEventChange(ctx: AppContext, id: string) {
  const event = await eventWithId(ctx.db, id);
  return () => event && { event: presentEvent(event) };
}
