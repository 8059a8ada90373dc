import { sql } from 'kysely';
import type { Database } from './tables.ts';

interface Terms {
  now: Date;
  /** Milliseconds for which whoever takes the row has it to themselves. */
  lease: number;
}

/**
 * Takes the row of a queue that has been due longest, and moves it on: several processes at once each get another one, and what
 * a process left undone when it was killed comes up again.
 */
export async function leaseDue<Row>(
  database: Database,
  queue: 'mails' | 'picture_errands' | 'feed_sources',
  { now, lease }: Terms,
): Promise<Row | undefined> {
  const table = sql.table(queue);
  // A mail that is too old says what is true no more.
  const fresh = queue === 'mails' ? sql`and expires_at > ${now}` : sql``;
  const { rows } = await sql<Row>`
    update ${table} set attempts = attempts + 1, due_at = ${new Date(now.getTime() + lease)}
    where id = (
      select id from ${table} where due_at <= ${now} ${fresh}
      order by due_at limit 1 for update skip locked)
    returning *`.execute(database);
  return rows[0];
}
