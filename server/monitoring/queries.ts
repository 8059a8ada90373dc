import { sql } from 'kysely';
import type { Database } from '../database/tables.ts';

export interface Queues {
  emails: number;
  /** Age of the email that has waited the longest, in seconds. */
  oldestEmailS: number;
  thumbnails: number;
  feeds: number;
  /** Letters that are being sent. */
  letters: number;
}

/** How much waits in the queues. Emails wait until they are sent or have expired, jobs count once they are due. */
export async function readQueues(database: Database, now: Date): Promise<Queues> {
  const { rows } = await sql<Queues>`
    select count(*)::float8 as emails,
      coalesce(greatest(extract(epoch from ${now}::timestamptz - min(queued_at)), 0), 0)::float8 as "oldestEmailS",
      (select count(*) from thumbnail_jobs where due_at <= ${now})::float8 as thumbnails,
      (select count(*) from feed_sources where due_at <= ${now})::float8 as feeds,
      (select count(*) from letters where state = 'sending')::float8 as letters
    from email_queue where expires_at > ${now}`.execute(database);
  return rows[0]!;
}
