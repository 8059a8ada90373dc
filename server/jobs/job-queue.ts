import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/tables.ts';

const HOUR_MS = 3600_000;
/** The longest delay of each queue's jobs, in milliseconds. */
const LONGEST_PAUSE_MS = {
  ...{ email_queue: HOUR_MS, thumbnail_jobs: HOUR_MS, feed_sources: 7 * 24 * HOUR_MS },
  destinations: 24 * HOUR_MS,
};

/** Which rows are jobs: emails that have not expired, and destinations for which events wait. */
const conditions: Partial<Record<keyof typeof LONGEST_PAUSE_MS, (now: Date) => RawBuilder<unknown>>> = {
  email_queue: (now) => sql`and expires_at > ${now}`,
  destinations: () => sql`and disabled_at is null and exists (
    select from destination_deliveries where destination_id = destinations.id and state = 'waiting')`,
};

interface ClaimOptions {
  now: Date;
  /** How long the caller has exclusive access to the job, in milliseconds. */
  lease: number;
}

/**
 * Claims the job that has been due the longest, and postpones it by the lease. Concurrent processes each get a
 * different job, and a job whose process was killed becomes due again when the lease expires.
 */
export async function claimDueJob<Row>(
  database: Database,
  queue: keyof typeof LONGEST_PAUSE_MS,
  { now, lease }: ClaimOptions,
): Promise<Row | undefined> {
  const table = sql.table(queue);
  const id = sql.ref(queue === 'thumbnail_jobs' ? 'post_id' : 'id');
  // No job is postponed this far. Its due time was set while the clock was ahead, so it is due now.
  const impossible = new Date(now.getTime() + LONGEST_PAUSE_MS[queue] + HOUR_MS);
  const condition = conditions[queue]?.(now) ?? sql``;
  const claim = sql<Row>`
    update ${table} set attempts = attempts + 1, due_at = ${new Date(now.getTime() + lease)}
    where ${id} = (
      select ${id} from ${table} where (due_at <= ${now} or due_at > ${impossible}) ${condition}
      order by due_at limit 1 for update skip locked)
    returning *`;
  const { rows } = await claim.execute(database);
  return rows[0];
}
