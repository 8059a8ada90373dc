import type { Database } from '../database/tables.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { ProblemError } from '../problem.ts';
import { type EventRecord, eventWithId, type GroupRecord, groupsOf } from './queries/events.ts';
import { type Participant, participant } from './queries/participants.ts';
import { isInsider, type Viewer } from './visibility.ts';

/** A member's standing in an event. Everything they may see and do there follows from it. */
export interface Access extends Viewer {
  event: EventRecord;
  groups: GroupRecord[];
  /** Null if they have not joined. */
  participant: Participant | null;
}

export async function accessTo(database: Database, member: MemberRecord, id: string): Promise<Access> {
  const event = await eventWithId(database, id);
  if (!event) throw noSuchEvent();
  const groups = await groupsOf(database, event.id);
  const own = await participant(database, event.id, member.id);
  const runs = new Set(
    groups.filter(({ facilitator_id: facilitator }) => facilitator === member.id).map(({ id }) => id),
  );
  return {
    event,
    groups,
    participant: own ?? null,
    member: member.id,
    host: member.role === 'host',
    joined: own !== undefined,
    group: own?.group_id ?? null,
    runs,
  };
}

export const noSuchEvent = () => new ProblemError('not-found', { detail: 'There is no such event.' });
export const noSuchParticipant = () =>
  new ProblemError('not-found', {
    detail: 'Nobody of this name takes part in the event.',
  });
export const noSuchGroup = () =>
  new ProblemError('not-found', {
    detail: 'There is no such group, or not any more.',
  });
export const notPermitted = () =>
  new ProblemError('forbidden', {
    detail: 'This is for whoever runs the group, and for hosts.',
  });
export const notParticipant = () => new ProblemError('forbidden', { detail: 'Join the event first.' });

/** Whether they may act for others in this group: hosts may in every group, facilitators in their own. */
export const managesGroup = ({ host, runs }: Viewer, group: string | null): boolean =>
  host || (group !== null && runs.has(group));

/** The member's access to a group's event. `noSuchGroup` unless they are in the group, run it or are a host. */
export async function accessToGroup(
  database: Database,
  member: MemberRecord,
  group: GroupRecord | undefined,
): Promise<Access> {
  if (!group) throw noSuchGroup();
  const access = await accessTo(database, member, group.event_id);
  if (!isInsider(access, group.id)) throw noSuchGroup();
  return access;
}
