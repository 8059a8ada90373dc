import type { EventChangeRequest, EventHead, EventRequest, Group } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { invalidField } from '../problem.ts';
import { randomName } from '../secret.ts';
import { isZone } from '../time-zone.ts';
import { accessToGroup, managesGroup, noSuchEvent, noSuchGroup, notPermitted } from './access.ts';
import { groupFor } from './board.ts';
import { notifyEventChanged, notifyGroupChanged, notifyRowChanged } from './notify.ts';
import { presentEvent } from './presenters.ts';
import * as rows from './queries/events.ts';
import { membersIn, participant } from './queries/participants.ts';

export async function createEvent(
  { db, clock }: AppContext,
  { id, startsAt, zone, showcase, ...request }: EventRequest,
): Promise<EventHead> {
  if (!isZone(zone)) throw noSuchZone();
  const event: Omit<rows.EventRecord, 'id'> = {
    ...request,
    starts_at: new Date(startsAt),
    time_zone: zone,
    showcase_rule: showcase,
    state: 'open',
    roll_call_group_id: null,
    created_at: clock.now(),
    making_at: null,
    closed_at: null,
  };
  for (const candidate of id === undefined ? idsFor(request.title) : [id]) {
    const record = { ...event, id: candidate };
    if (candidate !== 'current' && (await rows.insertEvent(db, record))) return presentEvent(record);
  }
  throw idTaken();
}

const idTaken = () => invalidField('id', 'There is an event of this name. Choose another.');
const noSuchZone = () => invalidField('zone', 'There is no such time zone. Write it like Europe/Vienna.');

/** Slugs of the title for use in URLs: without a number, then with 2, 3 … */
function* idsFor(title: string): Generator<string, void> {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'event';
  yield slug;
  for (let number = 2; ; number++) yield `${slug}-${number}`;
}

/**
 * Changes an event. Fields that are not given keep their value. `making_at` keeps the first time; `closed_at` is
 * cleared when the event reopens.
 */
export async function changeEvent(
  ctx: AppContext,
  id: string,
  { startsAt, zone, showcase, rollCall, state, ...rest }: EventChangeRequest,
): Promise<EventHead> {
  const event = await rows.eventWithId(ctx.db, id);
  if (!event) throw noSuchEvent();
  if (zone !== undefined && !isZone(zone)) throw noSuchZone();
  if (rollCall && (await rows.groupWithId(ctx.db, rollCall))?.event_id !== event.id) throw noSuchGroup();
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const changed = await rows.changeEvent(ctx.db, event.id, {
    ...Object.fromEntries(given),
    ...(startsAt && { starts_at: new Date(startsAt) }),
    ...(zone && { time_zone: zone }),
    ...(showcase && { showcase_rule: showcase }),
    ...(rollCall !== undefined && { roll_call_group_id: rollCall }),
    ...(state && inState(event, state, ctx.clock.now())),
    id: event.id,
  });
  await notifyEventChanged(ctx, event.id);
  return presentEvent(changed);
}

const inState = (event: rows.EventRecord, state: rows.EventRecord['state'], now: Date) => ({
  state,
  making_at: state === 'open' ? event.making_at : (event.making_at ?? now),
  closed_at: state === 'closed' ? (event.closed_at ?? now) : null,
  ...(state === 'closed' && { roll_call_group_id: null }),
});

export async function createGroup(
  ctx: AppContext,
  member: MemberRecord,
  id: string,
  name: string,
): Promise<Group> {
  const event = await rows.eventWithId(ctx.db, id);
  if (!event) throw noSuchEvent();
  const { length } = await rows.groupsOf(ctx.db, event.id);
  const group = await addGroup(ctx, { event_id: event.id, name, position: length });
  return groupFor(ctx, member, group.id);
}

export async function addGroup(
  ctx: AppContext,
  { event_id, name, position }: Pick<rows.GroupRecord, 'event_id' | 'name' | 'position'>,
): Promise<rows.GroupRecord> {
  const group: rows.GroupRecord = {
    id: randomName(),
    event_id,
    name,
    position,
    facilitator_id: null,
    publish_at: null,
    time_zone: null,
    created_at: ctx.clock.now(),
  };
  await rows.insertGroup(ctx.db, group);
  await notifyGroupChanged(ctx, group.id);
  return group;
}

/** Renames a group (its facilitator or a host), or sets its facilitator (hosts only). */
export async function changeGroup(
  ctx: AppContext,
  member: MemberRecord,
  id: string,
  { name, facilitator }: { name?: string | undefined; facilitator?: string | null | undefined },
): Promise<Group> {
  const group = await rows.groupWithId(ctx.db, id);
  const access = await accessToGroup(ctx.db, member, group);
  if (!managesGroup(access, id)) throw notPermitted();
  if (facilitator !== undefined && !access.host) throw notPermitted();
  if (facilitator && !(await participant(ctx.db, access.event.id, facilitator))) throw noSuchPerson();
  await rows.changeGroup(ctx.db, id, {
    id,
    ...(name && { name }),
    ...(facilitator !== undefined && { facilitator_id: facilitator }),
  });
  await notifyGroupChanged(ctx, id);
  return groupFor(ctx, member, id);
}

const noSuchPerson = () => invalidField('facilitator', 'Choose somebody who takes part in the event.');

/** Deletes a group. Its members stay in the event, without a group. */
export async function removeGroup(ctx: AppContext, id: string): Promise<void> {
  const group = await rows.lockGroup(ctx.db, id);
  if (!group) throw noSuchGroup();
  const people = await membersIn(ctx.db, id);
  await rows.deleteGroup(ctx.db, id);
  await notifyGroupChanged(ctx, id);
  for (const person of people) await notifyRowChanged(ctx, group.event_id, person);
}
