import type { EventChangeRequest, EventHead, EventRequest, Group } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import type { MemberAsKept } from '../members/queries/members.ts';
import type { Office } from '../app-context.ts';
import { Refusal } from '../problem.ts';
import { randomName } from '../secret.ts';
import { groupFor } from './board.ts';
import * as rows from './queries/events.ts';
import { membersIn, participant } from './queries/participants.ts';
import { shownEvent } from './presenters.ts';
import { noEvent, noGroup, notYours, runsGroup, standingNear } from './access.ts';
import { toldOfEvent, toldOfGroup, toldOfRow } from './notify.ts';

export async function makeEvent(
  database: Database,
  { clock }: Office,
  { id, startsAt, zone, ...request }: EventRequest,
): Promise<EventHead | Refusal> {
  if (!isZone(zone)) return noSuchZone;
  const event: rows.EventAsKept = {
    ...request,
    id: id ?? (await freeId(database, request.title)),
    starts_at: new Date(startsAt),
    zone,
    state: 'open',
    roll_call: null,
    created_at: clock.now(),
    making_at: null,
    closed_at: null,
  };
  return event.id !== 'current' && (await rows.insertEvent(database, event)) ? shownEvent(event) : idTaken;
}

const idTaken = new Refusal('invalid', {
  errors: [{ field: 'id', detail: 'There is an event of this name. Choose another.' }],
});
const noSuchZone = new Refusal('invalid', {
  errors: [{ field: 'zone', detail: 'There is no such time zone. Write it like Europe/Vienna.' }],
});

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The title as it may stand in an address, with a number where it is taken. */
async function freeId(database: Database, title: string): Promise<string> {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'event';
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    if (id !== 'current' && !(await rows.eventWithId(database, id))) return id;
  }
}

/** Changes what a host says of an event. Going to another state keeps when it did so first. */
export async function changeEvent(
  database: Database,
  office: Office,
  id: string,
  { startsAt, zone, rollCall, state, ...rest }: EventChangeRequest,
): Promise<EventHead | Refusal> {
  const event = await rows.eventWithId(database, id);
  if (!event) return noEvent;
  if (zone !== undefined && !isZone(zone)) return noSuchZone;
  if (rollCall && (await rows.groupWithId(database, rollCall))?.event !== event.id) return noGroup;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const changed = await rows.changeEvent(database, event.id, {
    ...Object.fromEntries(given),
    ...(startsAt && { starts_at: new Date(startsAt) }),
    ...(zone && { zone }),
    ...(rollCall !== undefined && { roll_call: rollCall }),
    ...(state && inState(event, state, office.clock.now())),
    id: event.id,
  });
  await toldOfEvent(database, office, event.id);
  return shownEvent(changed);
}

const inState = (event: rows.EventAsKept, state: rows.EventAsKept['state'], now: Date) => ({
  state,
  making_at: state === 'open' ? event.making_at : (event.making_at ?? now),
  closed_at: state === 'closed' ? (event.closed_at ?? now) : null,
  ...(state === 'closed' && { roll_call: null }),
});

export async function makeGroup(
  database: Database,
  office: Office,
  member: MemberAsKept,
  id: string,
  name: string,
): Promise<Group | Refusal> {
  const event = await rows.eventWithId(database, id);
  if (!event) return noEvent;
  const { length } = await rows.groupsOf(database, event.id);
  const group = await addGroup(database, office, { event: event.id, name, position: length });
  return groupFor(database, office, member, group.id);
}

export async function addGroup(
  database: Database,
  office: Office,
  { event, name, position }: Pick<rows.GroupAsKept, 'event' | 'name' | 'position'>,
): Promise<rows.GroupAsKept> {
  const group: rows.GroupAsKept = {
    id: randomName(),
    event,
    name,
    position,
    facilitator: null,
    publish_at: null,
    zone: null,
    created_at: office.clock.now(),
  };
  await rows.insertGroup(database, group);
  await toldOfGroup(database, office, group.id);
  return group;
}

/** Renames a group, as who runs it, or says who does, as a host. */
export async function changeGroup(
  database: Database,
  office: Office,
  member: MemberAsKept,
  id: string,
  { name, facilitator }: { name?: string | undefined; facilitator?: string | null | undefined },
): Promise<Group | Refusal> {
  const group = await rows.groupWithId(database, id);
  const standing = await standingNear(database, member, group);
  if (standing instanceof Refusal) return standing;
  if (!runsGroup(standing, id)) return notYours;
  if (facilitator !== undefined && !standing.host) return notYours;
  if (facilitator && !(await participant(database, standing.event.id, facilitator))) return noSuchPerson;
  await rows.changeGroup(database, id, {
    id,
    ...(name && { name }),
    ...(facilitator !== undefined && { facilitator }),
  });
  await toldOfGroup(database, office, id);
  return groupFor(database, office, member, id);
}

const noSuchPerson = new Refusal('invalid', {
  errors: [{ field: 'facilitator', detail: 'Choose somebody who takes part in the event.' }],
});

/** Its people wait for another group then. */
export async function removeGroup(
  database: Database,
  office: Office,
  id: string,
): Promise<Refusal | undefined> {
  const group = await rows.lockGroup(database, id);
  if (!group) return noGroup;
  const people = await membersIn(database, id);
  await rows.deleteGroup(database, id);
  await toldOfGroup(database, office, id);
  for (const person of people) await toldOfRow(database, office, group.event, person);
  return undefined;
}
