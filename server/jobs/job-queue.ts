import { sql } from 'kysely';
import type { Database } from '../database/tables.ts';

const HOUR_MS = 3600_000;
/** How far ahead each queue puts its rows at most. */
const LONGEST_PAUSE_MS = { mails: HOUR_MS, picture_errands: HOUR_MS, feed_sources: 7 * 24 * HOUR_MS };

interface ClaimOptions {
  now: Date;
  /** Milliseconds for which whoever takes the row has it to themselves. */
  lease: number;
}

/**
 * Takes the row of a queue that has been due longest, and moves it on: several processes at once each get another one, and what
 * a process left undone when it was killed comes up again.
 */
export async function claimDueJob<Row>(
  database: Database,
  queue: 'mails' | 'picture_errands' | 'feed_sources',
  { now, lease }: ClaimOptions,
): Promise<Row | undefined> {
  const table = sql.table(queue);
  // Nobody puts anything off for longer: it was done while the clock was ahead, and is due when the clock is right again.
  const impossible = new Date(now.getTime() + LONGEST_PAUSE_MS[queue] + HOUR_MS);
  // A mail that is too old says what is true no more.
  const fresh = queue === 'mails' ? sql`and expires_at > ${now}` : sql``;
  const { rows } = await sql<Row>`
    update ${table} set attempts = attempts + 1, due_at = ${new Date(now.getTime() + lease)}
    where id = (
      select id from ${table} where (due_at <= ${now} or due_at > ${impossible}) ${fresh}
      order by due_at limit 1 for update skip locked)
    returning *`.execute(database);
  return rows[0];
}
