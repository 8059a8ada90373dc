import type { Database } from '../database/tables.ts';
import type { MemberAsKept } from '../members/queries/members.ts';
import type { Office } from '../app-context.ts';
import { wholeGroup } from './board.ts';
import { eventWithId, groupsOf } from './queries/events.ts';
import { participantsOf } from './queries/participants.ts';
import { seenGroup, seenRow, type Viewer } from './visibility.ts';
import { shownEvent, wholeRows } from './presenters.ts';

type Listener = MemberAsKept;

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
export async function tellRow(database: Database, office: Office, subject: string) {
  const [event = '', member = ''] = subject.split(' ');
  const [row] = await wholeRows(database, office, event, member);
  const viewerOf = await viewersOf(database, event);
  return (listener: Listener) => ({
    event,
    member,
    row: (row && seenRow(viewerOf(listener), row)) ?? null,
  });
}

/** What they hear of a group. */
export async function tellGroup(database: Database, office: Office, id: string) {
  const found = await wholeGroup(database, office, id);
  if (!found) return () => ({ id, group: null });
  const viewerOf = await viewersOf(database, found.event);
  return (listener: Listener) => ({
    id,
    group: seenGroup(viewerOf(listener), found.whole),
  });
}

/** What they hear of an event: all members may know of it. */
export async function tellEvent(database: Database, _office: Office, id: string) {
  const event = await eventWithId(database, id);
  return () => event && { event: shownEvent(event) };
}
