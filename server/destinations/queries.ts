import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { DestinationDeliveryRow, DestinationRow } from '../database/destination-tables.ts';

export type Destination = Selectable<DestinationRow>;
export type Delivery = Selectable<DestinationDeliveryRow>;

export interface CountedDestination extends Destination {
  waiting: number;
  failed: number;
  problem: string | null;
}

const countOf = (state: DestinationDeliveryRow['state']) =>
  sql<number>`(select count(*) from destination_deliveries
    where destination_id = destinations.id and state = ${state})::float8`.as(state);

const counted = (database: Database) =>
  database
    .selectFrom('destinations')
    .selectAll()
    .select([
      countOf('waiting'),
      countOf('failed'),
      sql<
        string | null
      >`(select error from destination_deliveries where destination_id = destinations.id and error is not null
        order by position limit 1)`.as('problem'),
    ]);

export const listDestinations = (
  database: Database,
  of: 'webhooks' | 'services',
): Promise<CountedDestination[]> =>
  counted(database)
    .where('kind', of === 'webhooks' ? '=' : '<>', 'webhook')
    .orderBy('created_at')
    .orderBy('id')
    .execute();

export const destinationWithId = (database: Database, id: string): Promise<CountedDestination | undefined> =>
  counted(database).where('id', '=', id).executeTakeFirst();

/** Returns false if the id, or a webhook with the URL, already exists. */
export async function insertDestination(
  database: Database,
  destination: Insertable<DestinationRow>,
): Promise<boolean> {
  const inserted = await database
    .insertInto('destinations')
    .values(destination)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function changeDestination(
  database: Database,
  id: string,
  change: Updateable<DestinationRow>,
): Promise<void> {
  await database.updateTable('destinations').set(change).where('id', '=', id).execute();
}

/**
 * Pauses or disables a destination. Returns whether it was running until now, so that several processes and attempts
 * notice it once. Does nothing if a host has changed its settings since they were read.
 */
export async function stopDestination(
  database: Database,
  { id, settings }: Destination,
  how: 'paused_at' | 'disabled_at',
  { now, retryAt }: { now: Date; retryAt: Date },
): Promise<boolean> {
  const { rows } = await sql<{ wasRunning: boolean }>`
    with before as (
      select id, ${sql.ref(how)} is null as was_running from destinations
      where id = ${id} and settings = ${JSON.stringify(settings)}::jsonb for update)
    update destinations
    set ${sql.ref(how)} = coalesce(${sql.ref(how)}, ${now}), attempts = 0, due_at = ${retryAt}
    from before where destinations.id = before.id
    returning before.was_running as "wasRunning"`.execute(database);
  return rows[0]?.wasRunning ?? false;
}

export async function deleteDestination(database: Database, id: string): Promise<boolean> {
  const deleted = await database.deleteFrom('destinations').where('id', '=', id).executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Requeues the events that were given up, and makes everything due now. */
export async function retryDestination(database: Database, id: string, now: Date): Promise<void> {
  await database
    .updateTable('destination_deliveries')
    .set({ state: 'waiting' })
    .where('destination_id', '=', id)
    .where('state', '=', 'failed')
    .execute();
  await changeDestination(database, id, { attempts: 0, due_at: now, disabled_at: null });
}

/** The oldest waiting event. */
export const nextDelivery = (database: Database, destination: string): Promise<Delivery | undefined> =>
  database
    .selectFrom('destination_deliveries')
    .selectAll()
    .where('destination_id', '=', destination)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();

/**
 * Queues every confirmed subscriber who has no waiting event. The lock orders it with people who leave at the same
 * time: they leave afterwards, or are no longer confirmed when the lock is granted.
 */
export async function queueSubscribers(database: Database, destination: string): Promise<void> {
  await sql`delete from destination_deliveries where destination_id = ${destination} and state = 'failed'
    and event <> 'subscriber.left'`.execute(database);
  await sql`
    insert into destination_deliveries (id, destination_id, event, subject, body, state, created_at)
    select gen_random_uuid()::text, ${destination}, 'subscriber.changed', canonical_email,
      jsonb_build_object('type', 'subscriber.changed', 'timestamp', now(), 'data', data)::text, 'waiting', now()
    from (
      select canonical_email, subscriber_event_data(subscribers, null) as data from subscribers
      where state = 'confirmed' and not exists (
        select from destination_deliveries
        where destination_id = ${destination} and subject = canonical_email and state = 'waiting')
      order by id for share) as people`.execute(database);
}

const MAX_FAILURES = 20;

/** The people whose events were given up, and why, most recent first. */
export async function failuresOf(
  database: Database,
  destination: string,
): Promise<{ email: string; problem: string }[]> {
  const failures = await database
    .selectFrom('destination_deliveries')
    .select(['subject', 'error'])
    .where('destination_id', '=', destination)
    .where('state', '=', 'failed')
    .orderBy('position', 'desc')
    .limit(MAX_FAILURES)
    .execute();
  return failures.map(({ subject, error }) => ({ email: subject, problem: error ?? '' }));
}

export async function changeDelivery(
  database: Database,
  position: string,
  change: Updateable<DestinationDeliveryRow>,
): Promise<void> {
  await database.updateTable('destination_deliveries').set(change).where('position', '=', position).execute();
}

export async function deleteDelivery(database: Database, position: string): Promise<void> {
  await database.deleteFrom('destination_deliveries').where('position', '=', position).execute();
}

const KEPT_DAYS = 30;

/** Deletes old events that were given up, because they contain email addresses. */
export async function deleteOldFailures(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000);
  await database
    .deleteFrom('destination_deliveries')
    .where('state', '=', 'failed')
    .where('created_at', '<', before)
    .execute();
}
