import { type RawBuilder, sql } from 'kysely';
import type { Overview } from '../../../src/contract/index.ts';
import type { LetterRow } from '../../database/letter-tables.ts';
import type { Database, SubscriberRow } from '../../database/tables.ts';
import { sourceOf } from '../../newsletter/queries/people.ts';

const count = sql<number>`count(*)::integer`.as('count');

/** Subscribers in each state. */
export async function countByState(database: Database): Promise<Map<SubscriberRow['state'], number>> {
  const rows = await database.selectFrom('subscribers').select(['state', count]).groupBy('state').execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** Where confirmed subscribers came from, the most frequent first. */
export const countBySource = (database: Database, most: number): Promise<Overview['sources']> =>
  database
    .selectFrom('subscribers')
    .select([sourceOf.as('source'), count])
    .where('state', '=', 'confirmed')
    .groupBy('source')
    .orderBy('count', 'desc')
    .orderBy('source')
    .limit(most)
    .execute();

/**
 * How many people confirmed and left on each day, by its place in `starts`: the moments at which the days begin. Of
 * people who have been erased, only the consent records tell.
 */
export async function countByDay(
  database: Database,
  starts: readonly Date[],
): Promise<{ day: number; confirmed: number; left: number }[]> {
  const [first] = starts;
  const erased = (events: RawBuilder<unknown>) => sql`
    select min(recorded_at) as at from consents
    where event in (${events})
      and subject in (select subject from consents where event in (${events}) and recorded_at >= ${first})
      and not exists (select from subscribers where subscribers.subject = consents.subject)
    group by subject`;
  const { rows } = await sql<{ day: number; confirmed: number; left: number }>`
    select width_bucket(at, ${starts.map((start) => start.toISOString())}::timestamptz[]) - 1 as day,
      (count(*) filter (where confirmed))::integer as confirmed,
      (count(*) filter (where not confirmed))::integer as left
    from (
      select confirmed_at as at, true as confirmed from subscribers
      union all select unsubscribed_at, false from subscribers where state = 'unsubscribed'
      union all select at, true from (${erased(sql`'confirmed'`)}) as confirmations
      union all select at, false from (${erased(sql`'withdrawn', 'erased'`)}) as departures
    ) as changes
    where at >= ${first}
    group by day`.execute(database);
  return rows;
}

/** The letter that is being sent, or else the scheduled one whose time comes first. */
export const nextLetter = (
  database: Database,
): Promise<Pick<LetterRow, 'id' | 'subject' | 'scheduled_for' | 'state'> | undefined> =>
  database
    .selectFrom('letters')
    .select(['id', 'subject', 'scheduled_for', 'state'])
    .where('state', 'in', ['scheduled', 'sending'])
    .orderBy(sql`state = 'sending'`, 'desc')
    .orderBy('scheduled_for')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

export async function readWaiting(database: Database, now: Date): Promise<Overview['waiting']> {
  const { rows } = await sql<Overview['waiting']>`
    select
      (select count(*) from posts where state = 'pending')::integer as "posts",
      (select count(distinct posts.id) from post_reports join posts on posts.id = post_reports.post_id
        where posts.state = 'published')::integer as "reportedPosts",
      (select count(distinct entry_id) from entry_reports)::integer as "reportedEntries",
      (select count(*) from groups join events on events.id = groups.event_id
        where events.state <> 'closed' and groups.publish_at is null)::integer as "groupsWithoutDate",
      -- An email that is being sent for the first time has one attempt.
      (select count(*) from email_queue where attempts > 1 and expires_at > ${now})::integer as "failedEmails"
    `.execute(database);
  return rows[0]!;
}
