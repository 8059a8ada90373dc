import { sql } from 'kysely';
import type { Attribution, SubscriberEntry } from '../../../src/contract/index.ts';
import { contains } from '../../database/contains.ts';
import type { Database } from '../../database/tables.ts';
import type { ListPage } from '../../http/list-page.ts';
import { pendingPeople } from './signups.ts';

/** A subscriber, or a pending signup of an address that has none. */
export interface ListedPerson {
  /** The `subject` of the row: the same for all that a person has signed up for. */
  id: string;
  canonical_email: string;
  email: string;
  name: string | null;
  state: SubscriberEntry['state'];
  topics: string[];
  locale: string;
  source: string | null;
  page_url: string | null;
  attribution: Attribution;
  created_at: Date;
  confirmed_at: Date | null;
  unsubscribed_at: Date | null;
}

export interface PersonFilter {
  search?: string | undefined;
  state?: SubscriberEntry['state'] | undefined;
  topic?: string | undefined;
  locales?: readonly string[] | undefined;
  /** Null: an unknown one. */
  source?: string | null | undefined;
}

/** `utm_source` of the page that a person signed up on, or else the host of the page with the link to it. */
export const sourceOf = sql<string | null>`coalesce(nullif(attribution->>'source', ''),
  substring(lower(attribution->>'referrer') from '^https?://(?:www\\.)?([^/:?#]+)'))`;

const columns = [
  'subject as id',
  'canonical_email',
  'email',
  'name',
  'topics',
  'locale',
  'page_url',
  'attribution',
  'created_at',
] as const;

const state = sql<SubscriberEntry['state']>`state`.as('state');

/** All people whom a host may see in the list, whatever became of them. */
const people = (database: Database) =>
  database
    .selectFrom('subscribers')
    .select([...columns, state, 'confirmed_at', 'unsubscribed_at'])
    .unionAll(
      pendingPeople(database).select([
        ...columns,
        state,
        sql<Date | null>`null::timestamptz`.as('confirmed_at'),
        sql<Date | null>`null::timestamptz`.as('unsubscribed_at'),
      ]),
    );

function filtered(database: Database, { search, state, topic, locales, source }: PersonFilter) {
  let query = database.selectFrom(people(database).as('people'));
  if (state) query = query.where('state', '=', state);
  if (search) query = query.where((where) => where.or([contains('email', search), contains('name', search)]));
  if (topic !== undefined) query = query.where(sql<boolean>`topics @> ${JSON.stringify([topic])}::jsonb`);
  if (locales) query = query.where(sql<boolean>`locale = any(${locales}::text[])`);
  if (source !== undefined) query = query.where(sql<boolean>`${sourceOf} is not distinct from ${source}`);
  return query;
}

/** People, newest first, starting after a position. */
export async function listPeople(
  database: Database,
  { after, most, ...filter }: ListPage & PersonFilter,
): Promise<ListedPerson[]> {
  let query = filtered(database, filter);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.date}, ${after.id})`);
  return query
    .selectAll()
    .select(sourceOf.as('source'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

export async function countPeople(database: Database, filter: PersonFilter): Promise<number> {
  const { count } = await filtered(database, filter)
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export const listedPerson = (database: Database, id: string): Promise<ListedPerson | undefined> =>
  filtered(database, {})
    .selectAll()
    .select(sourceOf.as('source'))
    .where('id', '=', id)
    .limit(1)
    .executeTakeFirst();

/** The languages of the pages that people signed up on. */
export async function localesOfPeople(database: Database): Promise<string[]> {
  const rows = await filtered(database, {}).select('locale').distinct().execute();
  return rows.map(({ locale }) => locale);
}
