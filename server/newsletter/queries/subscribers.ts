import type { RawBuilder, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Database, SubscriberRow } from '../../database/tables.ts';
import { randomName } from '../../secret.ts';
import { type Signup, withoutConfirmation } from './signups.ts';

export type Subscriber = Selectable<SubscriberRow>;

export function subscriberByAddress(database: Database, address: string): Promise<Subscriber | undefined> {
  return database
    .selectFrom('subscribers')
    .selectAll()
    .where('canonical_email', '=', address)
    .executeTakeFirst();
}

export function subscriberBySubject(database: Database, subject: string): Promise<Subscriber | undefined> {
  return database.selectFrom('subscribers').selectAll().where('subject', '=', subject).executeTakeFirst();
}

export function subscriberWithId(database: Database, id: string): Promise<Subscriber | undefined> {
  return database.selectFrom('subscribers').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What a signup says of the person, as a subscriber has it. */
function personOf(signup: Signup) {
  const { id: _id, state: _state, topics, attribution, ...person } = withoutConfirmation(signup);
  return { ...person, topics: JSON.stringify(topics), attribution: JSON.stringify(attribution) };
}

/** Adds a confirmed signup to the list. A confirmed subscriber keeps their original page and attribution. */
export async function subscribe(database: Database, signup: Signup, now: Date): Promise<void> {
  const person = personOf(signup);
  const origin = { page_url: person.page_url, attribution: person.attribution, confirmed_at: now };
  const { subject: _subject, canonical_email: _email, created_at: _created, ...current } = person;
  const latest = (column: string) => sql.raw<never>(`coalesce(excluded.${column}, subscribers.${column})`);
  const first = (column: string) =>
    sql.raw<never>(
      `case when subscribers.state = 'confirmed' then subscribers.${column} else excluded.${column} end`,
    );
  const each = (names: object, expression: (column: string) => RawBuilder<never>) =>
    Object.fromEntries(Object.keys(names).map((column) => [column, expression(column)]));
  await database
    .insertInto('subscribers')
    .values({ ...person, id: randomName(), state: 'confirmed', confirmed_at: now, unsubscribed_at: null })
    .onConflict((conflict) =>
      conflict.column('canonical_email').doUpdateSet({
        ...each(current, latest),
        ...each(origin, first),
        unsubscribed_at: null,
        state: 'confirmed',
      }),
    )
    .execute();
}

export async function changeSubscriber(
  database: Database,
  subject: string,
  change: Updateable<SubscriberRow>,
): Promise<void> {
  await database.updateTable('subscribers').set(change).where('subject', '=', subject).execute();
}

/** False if there is no such subscriber, or they have unsubscribed before. */
export async function markUnsubscribed(database: Database, subject: string, now: Date): Promise<boolean> {
  const changed = await database
    .updateTable('subscribers')
    .set({ state: 'unsubscribed', unsubscribed_at: now })
    .where('subject', '=', subject)
    .where('state', '<>', 'unsubscribed')
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Ends emails to an address that they come back from. False if the person was not a confirmed subscriber. */
export async function markBounced(database: Database, id: string): Promise<boolean> {
  const changed = await database
    .updateTable('subscribers')
    .set({ state: 'bounced' })
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export async function deleteSubscriber(database: Database, subject: string): Promise<void> {
  await database.deleteFrom('subscribers').where('subject', '=', subject).execute();
}

/** The next subscribers after an id, in order of id, for reading the list in batches. */
export function subscribersAfter(
  database: Database,
  id: string,
  state: SubscriberRow['state'] | undefined,
  most: number,
): Promise<Subscriber[]> {
  return database
    .selectFrom('subscribers')
    .selectAll()
    .where('id', '>', id)
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .orderBy('id')
    .limit(most)
    .execute();
}

export type NewSubscriber = Omit<Subscriber, 'topics' | 'attribution'> & {
  topics: string[];
  attribution: object;
};

/** Adds many subscribers in one statement with one parameter. Returns the addresses that were added. */
export async function addSubscribers(database: Database, subscribers: NewSubscriber[]): Promise<Set<string>> {
  const { rows } = await sql<{ canonical_email: string }>`
    insert into subscribers
    select * from jsonb_populate_recordset(null::subscribers, ${JSON.stringify(subscribers)}::jsonb)
    on conflict (canonical_email) do nothing
    returning canonical_email`.execute(database);
  return new Set(rows.map((row) => row.canonical_email));
}
