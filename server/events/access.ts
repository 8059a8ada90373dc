import type { Database } from '../database/tables.ts';
import type { MemberAsKept } from '../members/queries/members.ts';
import { Refusal } from '../problem.ts';
import { type EventAsKept, eventWithId, type GroupAsKept, groupsOf } from './queries/events.ts';
import { type Participant, participant } from './queries/participants.ts';
import { isNear, type Viewer } from './visibility.ts';

/** Where a member stands in an event: what everything they may see and do there follows from. */
export interface Standing extends Viewer {
  event: EventAsKept;
  groups: GroupAsKept[];
  /** Null: they have not joined. */
  participant: Participant | null;
}

export async function standingIn(
  database: Database,
  member: MemberAsKept,
  id: string,
): Promise<Standing | Refusal> {
  const event = await eventWithId(database, id);
  if (!event) return noEvent;
  const groups = await groupsOf(database, event.id);
  const own = await participant(database, event.id, member.id);
  const runs = new Set(groups.filter(({ facilitator }) => facilitator === member.id).map(({ id }) => id));
  return {
    event,
    groups,
    participant: own ?? null,
    member: member.id,
    host: member.role === 'host',
    joined: own !== undefined,
    group: own?.in_group ?? null,
    runs,
  };
}

export const noEvent = new Refusal('not-found', { detail: 'There is no such event.' });
export const nobody = new Refusal('not-found', { detail: 'Nobody of this name takes part in the event.' });
export const noGroup = new Refusal('not-found', { detail: 'There is no such group, or not any more.' });
export const notYours = new Refusal('forbidden', {
  detail: 'This is for whoever runs the group, and for hosts.',
});
export const notIn = new Refusal('forbidden', { detail: 'Join the event first.' });

/** Whether they may do for others in a group what others would do themselves. */
export const runsGroup = ({ host, runs }: Viewer, group: string | null): boolean =>
  host || (group !== null && runs.has(group));

/** The standing of somebody near a group, who may see and settle what only that group does. */
export async function standingNear(
  database: Database,
  member: MemberAsKept,
  group: GroupAsKept | undefined,
): Promise<Standing | Refusal> {
  if (!group) return noGroup;
  const standing = await standingIn(database, member, group.event);
  if (standing instanceof Refusal) return standing;
  return isNear(standing, group.id) ? standing : noGroup;
}
