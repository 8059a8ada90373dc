import { sql } from 'kysely';
import type { Database } from '../../database/tables.ts';

/** A row of `rate_limits`, whose other keys are hashes. */
const KEY = 'letters';
/** Maximum clock difference between two servers. */
const MAX_CLOCK_SKEW_MS = 60_000;
/** Each claim is a transaction, so that at high rates several emails share one. */
const MIN_WAIT_MS = 10;

export interface Rate {
  perMinute: number;
  /** How long sending may have been behind and still catches up, in milliseconds. */
  catchUpMs: number;
}

/** How many emails may be sent now, and from when on they count. */
export type Allowance = { count: number; startMs: number } | { waitMs: number };

/**
 * Locks the rate of letters until the transaction ends, so that one process at a time claims deliveries, and says how
 * many it may claim. Uses the generic cell rate algorithm, like the limits of requests.
 */
export async function lockRate(
  database: Database,
  { perMinute, catchUpMs }: Rate,
  now: Date,
): Promise<Allowance> {
  const nowMs = now.getTime();
  const { rows } = await sql<{ theoretical_arrival_ms: number }>`
    insert into rate_limits as old (key, theoretical_arrival_ms) values (${KEY}, ${nowMs}::float8)
    on conflict (key) do update set theoretical_arrival_ms = old.theoretical_arrival_ms
    returning theoretical_arrival_ms`.execute(database);
  const arrivalMs = rows[0]!.theoretical_arrival_ms;
  // A time so far ahead was written while the clock was ahead.
  const isPlausible = arrivalMs <= nowMs + Math.max(MAX_CLOCK_SKEW_MS, intervalMs(perMinute));
  const startMs = isPlausible ? Math.max(arrivalMs, nowMs - catchUpMs) : nowMs;
  if (startMs > nowMs) return { waitMs: Math.max(MIN_WAIT_MS, Math.ceil(startMs - nowMs)) };
  return { count: Math.floor((nowMs - startMs) / intervalMs(perMinute)) + 1, startMs };
}

const intervalMs = (perMinute: number) => 60_000 / perMinute;

/** Counts emails that were claimed. Needs `lockRate` before, in the same transaction. */
export async function consumeRate(
  database: Database,
  startMs: number,
  count: number,
  { perMinute }: Pick<Rate, 'perMinute'>,
): Promise<void> {
  await postponeRate(database, startMs + count * intervalMs(perMinute));
}

/** Lets no process send letters before this time, in milliseconds since 1970. */
export async function postponeRate(database: Database, untilMs: number): Promise<void> {
  await database
    .updateTable('rate_limits')
    .set({ theoretical_arrival_ms: untilMs })
    .where('key', '=', KEY)
    .execute();
}
