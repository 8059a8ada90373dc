import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import type { Listener } from '../realtime/topics.ts';
import { loadGroup } from './board.ts';
import { loadRows, presentEvent } from './presenters.ts';
import { eventWithId, groupsOf } from './queries/events.ts';
import { participantsOf } from './queries/participants.ts';
import { type Viewer, visibleGroup, visibleRow } from './visibility.ts';

/** Loads once per change what is needed to tell how each listener may see the event, however many listen. */
async function viewersOf(database: Database, event: string): Promise<(listener: Listener) => Viewer> {
  const groups = await groupsOf(database, event);
  const people = new Map((await participantsOf(database, event)).map((person) => [person.member_id, person]));
  return ({ id, role }) => ({
    member: id,
    host: role === 'host',
    joined: people.has(id),
    group: people.get(id)?.group_id ?? null,
    runs: new Set(
      groups.filter(({ facilitator_id: facilitator }) => facilitator === id).map((group) => group.id),
    ),
  });
}

/**
 * The change of a row, as each listener may see it. `subject` is the event id and the member id, separated by
 * a space.
 */
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

/** The change of a group, as each listener may see it. */
export async function loadGroupChange(ctx: AppContext, id: string) {
  const found = await loadGroup(ctx, id);
  if (!found) return () => ({ id, group: null });
  const viewerOf = await viewersOf(ctx.db, found.event);
  return (listener: Listener) => ({
    id,
    group: visibleGroup(viewerOf(listener), found.whole),
  });
}

/** The change of an event. All members may see it. */
export async function loadEventChange(ctx: AppContext, id: string) {
  const event = await eventWithId(ctx.db, id);
  return () => event && { event: presentEvent(event) };
}
