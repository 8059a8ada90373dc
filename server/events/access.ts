import type { Database } from '../database/tables.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { ProblemError } from '../problem.ts';
import { type EventRecord, eventWithId, type GroupRecord, groupsOf } from './queries/events.ts';
import { type Participant, participant } from './queries/participants.ts';
import { isInsider, type Viewer } from './visibility.ts';

/** Where a member stands in an event: what everything they may see and do there follows from. */
export interface Access extends Viewer {
  event: EventRecord;
  groups: GroupRecord[];
  /** Null: they have not joined. */
  participant: Participant | null;
}

export async function accessTo(
  database: Database,
  member: MemberRecord,
  id: string,
): Promise<Access | ProblemError> {
  const event = await eventWithId(database, id);
  if (!event) return noSuchEvent;
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

export const noSuchEvent = new ProblemError('not-found', { detail: 'There is no such event.' });
export const noSuchParticipant = new ProblemError('not-found', {
  detail: 'Nobody of this name takes part in the event.',
});
export const noSuchGroup = new ProblemError('not-found', {
  detail: 'There is no such group, or not any more.',
});
export const notPermitted = new ProblemError('forbidden', {
  detail: 'This is for whoever runs the group, and for hosts.',
});
export const notParticipant = new ProblemError('forbidden', { detail: 'Join the event first.' });

/** Whether they may do for others in a group what others would do themselves. */
export const managesGroup = ({ host, runs }: Viewer, group: string | null): boolean =>
  host || (group !== null && runs.has(group));

/** The access of somebody near a group, who may see and settle what only that group does. */
export async function accessToGroup(
  database: Database,
  member: MemberRecord,
  group: GroupRecord | undefined,
): Promise<Access | ProblemError> {
  if (!group) return noSuchGroup;
  const access = await accessTo(database, member, group.event);
  if (access instanceof ProblemError) return access;
  return isInsider(access, group.id) ? access : noSuchGroup;
}
