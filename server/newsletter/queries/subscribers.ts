import type { Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Database, SubscriberRow } from '../../database/tables.ts';
import { randomName } from '../../secret.ts';
import type { Signup } from './signups.ts';

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

/** Adds a confirmed signup to the list. A confirmed subscriber keeps their original page and attribution. */
export async function subscribe(database: Database, signup: Signup, now: Date): Promise<void> {
  const { subject, canonical_email: address, email, name, locale, page_url: page } = signup;
  const topics = JSON.stringify(signup.topics);
  const attribution = JSON.stringify(signup.attribution);
  await sql`
    insert into subscribers as old
      (id, subject, canonical_email, email, name, topics, locale, page_url, attribution, created_at, state, confirmed_at)
    values (${randomName()}, ${subject}, ${address}, ${email}, ${name}, ${topics}::jsonb, ${locale}, ${page},
      ${attribution}::jsonb, ${signup.created_at}, 'confirmed', ${now})
    on conflict (canonical_email) do update set
      email = excluded.email,
      name = coalesce(excluded.name, old.name),
      topics = excluded.topics,
      locale = excluded.locale,
      page_url = case when old.state = 'confirmed' then old.page_url else excluded.page_url end,
      attribution = case when old.state = 'confirmed' then old.attribution else excluded.attribution end,
      confirmed_at = case when old.state = 'confirmed' then old.confirmed_at else excluded.confirmed_at end,
      unsubscribed_at = null,
      state = 'confirmed'`.execute(database);
}

export async function changeSubscriber(
  database: Database,
  subject: string,
  change: Updateable<SubscriberRow>,
): Promise<void> {
  await database.updateTable('subscribers').set(change).where('subject', '=', subject).execute();
}

/** False if no confirmed subscriber has this subject. */
export async function markUnsubscribed(database: Database, subject: string, now: Date): Promise<boolean> {
  const changed = await database
    .updateTable('subscribers')
    .set({ state: 'unsubscribed', unsubscribed_at: now })
    .where('subject', '=', subject)
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
      (id, subject, canonical_email, email, name, topics, locale, page_url, attribution, created_at, state, confirmed_at, unsubscribed_at)
    select id, subject, canonical_email, email, name, topics, locale, page_url, attribution, created_at, state, confirmed_at, unsubscribed_at
    from jsonb_to_recordset(${JSON.stringify(subscribers)}::jsonb) as row (
      id text, subject text, canonical_email text, email text, name text, topics jsonb, locale text, page_url text,
      attribution jsonb, created_at timestamptz, state text, confirmed_at timestamptz, unsubscribed_at timestamptz)
    on conflict (canonical_email) do nothing
    returning canonical_email`.execute(database);
  return new Set(rows.map((row) => row.canonical_email));
}
