import { type Selectable, sql } from 'kysely';
import type { LetterDeliveryRow } from '../../database/letter-tables.ts';
import type { Database } from '../../database/tables.ts';

/** A delivery that this process may attempt, with the person it is to. */
export interface Recipient {
  subscriber_id: string;
  attempts: number;
  return_key: string;
  subject: string;
  email: string;
  locale: string;
}

export type Candidate = Omit<Recipient, 'subscriber_id' | 'attempts' | 'return_key'> & {
  id: string;
  topics: string[];
};

/**
 * The next confirmed subscribers after an id, in order of id, who were on the list at `before`. Ids are random, so later
 * signups are anywhere in this order.
 */
export function candidatesAfter(
  database: Database,
  id: string,
  { before, most }: { before: Date; most: number },
): Promise<Candidate[]> {
  return database
    .selectFrom('subscribers')
    .select(['id', 'subject', 'email', 'locale', 'topics'])
    .where('id', '>', id)
    .where('state', '=', 'confirmed')
    .where(sql<boolean>`coalesce(confirmed_at, created_at) <= ${before}`)
    .orderBy('id')
    .limit(most)
    .execute();
}

/** Adds deliveries that this process attempts next. Each takes one parameter, however many there are. */
export async function insertDeliveries(
  database: Database,
  letter: string,
  deliveries: { subscriber_id: string; return_key: string }[],
  lease: Date,
): Promise<void> {
  await sql`
    insert into letter_deliveries (letter_id, subscriber_id, state, attempts, due_at, return_key)
    select ${letter}, subscriber_id, 'waiting', 1, ${lease}, return_key
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as row (subscriber_id text, return_key text)
    on conflict do nothing`.execute(database);
}

interface DueOptions {
  now: Date;
  /** Until when this process has them to itself. */
  lease: Date;
  /** Nothing is postponed beyond this: such a time was written while the clock was ahead. */
  latest: Date;
  most: number;
}

/** Claims deliveries that are to be attempted again, or whose process was killed. */
export async function claimDueDeliveries(
  database: Database,
  letter: string,
  { now, lease, latest, most }: DueOptions,
): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    with due as (
      select subscriber_id from letter_deliveries
      where letter_id = ${letter} and state = 'waiting' and (due_at <= ${now} or due_at > ${latest})
      order by due_at limit ${most} for update skip locked),
    claimed as (
      update letter_deliveries set attempts = attempts + 1, due_at = ${lease}
      where letter_id = ${letter} and subscriber_id in (select subscriber_id from due)
      returning subscriber_id, attempts, return_key)
    select claimed.*, subscribers.subject, subscribers.email, subscribers.locale
    from claimed join subscribers on subscribers.id = claimed.subscriber_id`.execute(database);
  return rows;
}

export async function hasWaiting(database: Database, letter: string): Promise<boolean> {
  const waiting = await database
    .selectFrom('letter_deliveries')
    .select('subscriber_id')
    .where('letter_id', '=', letter)
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}

export async function countDeliveries(
  database: Database,
  letter: string,
): Promise<{ sent: number; failed: number }> {
  const { rows } = await sql<{ sent: number; failed: number }>`
    select count(*) filter (where state = 'sent')::integer as sent,
      count(*) filter (where state = 'failed')::integer as failed
    from letter_deliveries where letter_id = ${letter}`.execute(database);
  return rows[0]!;
}

type Key = Pick<LetterDeliveryRow, 'letter_id' | 'subscriber_id'>;

export async function changeDelivery(
  database: Database,
  { letter_id: letter, subscriber_id: subscriber }: Key,
  change: Partial<Omit<LetterDeliveryRow, keyof Key>>,
): Promise<void> {
  await database
    .updateTable('letter_deliveries')
    .set(change)
    .where('letter_id', '=', letter)
    .where('subscriber_id', '=', subscriber)
    .execute();
}

export async function deleteDelivery(
  database: Database,
  { letter_id: letter, subscriber_id: subscriber }: Key,
): Promise<void> {
  await database
    .deleteFrom('letter_deliveries')
    .where('letter_id', '=', letter)
    .where('subscriber_id', '=', subscriber)
    .execute();
}

/** Renews the lease of deliveries that wait in this process, or gives them back: `due` is then now. */
export async function postponeDeliveries(
  database: Database,
  letter: string,
  subscribers: readonly string[],
  { due, attempts = 0 }: { due: Date; attempts?: number },
): Promise<void> {
  if (subscribers.length === 0) return;
  await sql`
    update letter_deliveries set due_at = ${due}, attempts = greatest(0, attempts + ${attempts}::integer)
    where letter_id = ${letter} and state = 'waiting'
      and subscriber_id in (select jsonb_array_elements_text(${JSON.stringify(subscribers)}::jsonb))`.execute(
    database,
  );
}

export async function isConfirmed(database: Database, subscriber: string): Promise<boolean> {
  const found = await database
    .selectFrom('subscribers')
    .select('id')
    .where('id', '=', subscriber)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return found !== undefined;
}

export const deliveryByReturnKey = (
  database: Database,
  key: string,
): Promise<Selectable<LetterDeliveryRow> | undefined> =>
  database.selectFrom('letter_deliveries').selectAll().where('return_key', '=', key).executeTakeFirst();

/** How many confirmed subscribers have each combination of language and topics. */
export async function countByChoice(
  database: Database,
): Promise<{ locale: string; topics: string[]; count: number }[]> {
  const { rows } = await sql<{ locale: string; topics: string[]; count: number }>`
    select locale, topics, count(*)::integer as count from subscribers
    where state = 'confirmed' group by locale, topics`.execute(database);
  return rows;
}

/** Days after a letter is sent in which bounces come back. RFC 5321, 4.5.4.1: servers give up after 4 to 5 days. */
const KEPT_DAYS = 30;

/** Forgets who got which letter, once no bounce can come back any more. The letter keeps the numbers. */
export async function deleteOldDeliveries(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000);
  await database
    .deleteFrom('letter_deliveries')
    .where('letter_id', 'in', (eb) => eb.selectFrom('letters').select('id').where('finished_at', '<', before))
    .execute();
}
