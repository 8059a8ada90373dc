import type { Selectable, Updateable } from 'kysely';
import type { EventRow, GroupRow } from '../../database/event-tables.ts';
import type { Database } from '../../database/tables.ts';

export type EventRecord = Selectable<EventRow>;
export type GroupRecord = Selectable<GroupRow>;

/** `current` is the newest event that is not closed or, if all are closed, the newest. */
export function eventWithId(database: Database, id: string): Promise<EventRecord | undefined> {
  const events = database.selectFrom('events').selectAll();
  if (id !== 'current') return events.where('id', '=', id).executeTakeFirst();
  return events
    .orderBy((eb) => eb('state', '=', 'closed'))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** False if an event with this id exists. */
export async function insertEvent(database: Database, event: EventRecord): Promise<boolean> {
  const inserted = await database
    .insertInto('events')
    .values(event)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export const changeEvent = (
  database: Database,
  id: string,
  change: Updateable<EventRow>,
): Promise<EventRecord> =>
  database.updateTable('events').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

export const groupWithId = (database: Database, id: string): Promise<GroupRecord | undefined> =>
  database.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();

/** Locks the group, so that its members and agreements do not change until the transaction ends. */
export const lockGroup = (database: Database, id: string): Promise<GroupRecord | undefined> =>
  database.selectFrom('groups').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Locks several groups, always in order of id, so that concurrent transactions cannot deadlock. */
export const lockGroups = (database: Database, ids: string[]): Promise<GroupRecord[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : database.selectFrom('groups').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();

export const groupsOf = (database: Database, event: string): Promise<GroupRecord[]> =>
  database
    .selectFrom('groups')
    .selectAll()
    .where('event_id', '=', event)
    .orderBy('position')
    .orderBy('id')
    .execute();

export async function insertGroup(database: Database, group: GroupRecord): Promise<void> {
  await database.insertInto('groups').values(group).execute();
}

export async function changeGroup(
  database: Database,
  id: string,
  change: Updateable<GroupRow>,
): Promise<void> {
  await database.updateTable('groups').set(change).where('id', '=', id).execute();
}

export async function deleteGroup(database: Database, id: string): Promise<void> {
  await database.deleteFrom('groups').where('id', '=', id).execute();
}
