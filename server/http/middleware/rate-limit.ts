import { type RawBuilder, sql } from 'kysely';
import type { AppContext } from '../../app-context.ts';
import type { Database } from '../../database/tables.ts';
import type { Limits } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';

/** A limit, and the client or subject that is counted. */
export type LimitKey = [name: keyof Limits, who: string];

/** Counts one request against one limit. Returns a problem if the limit is exceeded. */
export const consumeLimit = (ctx: AppContext, name: keyof Limits, who: string): Promise<void> =>
  consumeLimits(ctx, [[name, who]]);

/** The minimum number of requests per shard of a limit. */
const MIN_PER_SHARD = 100;
/** Maximum rows that a large limit is spread over, to reduce contention between concurrent requests. */
const MAX_SHARDS = 16;

/** Maximum clock difference between two servers. */
const MAX_CLOCK_SKEW_MS = 60_000;

interface Outcome {
  place: number;
  /** Null: nothing has been counted yet. */
  theoretical_arrival_ms: number | null;
  refused: boolean;
  counted: boolean;
}

/**
 * Counts one request against several limits, or against none if one is exceeded. Returns a problem in that case.
 * Uses the generic cell rate algorithm: one time per key instead of a window of counts. A single statement does
 * everything, so on its own connection it holds no row locks for longer. Call it before the transaction of the write,
 * not inside. Large limits are spread over several rows; a random one that has room is counted.
 */
export async function consumeLimits(ctx: AppContext, all: readonly LimitKey[]): Promise<void> {
  if (all.length === 0) return undefined;
  const now = ctx.clock.now().getTime();
  const counters = await countersOf(ctx, all);
  // Lock the rows in the order of their keys, so that concurrent requests can't deadlock.
  const { rows } = await sql<Outcome>`
    with wanted as (${wantedRows(counters)}),
    picked as (
      select distinct on (place) place, key, step, per, theoretical_arrival_ms, refused
      from (
        select place, key, step, per, theoretical_arrival_ms,
          ${startOf(sql.ref('theoretical_arrival_ms'), now)} + step > ${now}::float8 + per as refused
        from wanted cross join unnest(keys) as key left join rate_limits using (key)
      ) as candidate
      order by place, refused, case when refused then theoretical_arrival_ms else random() end
    ),
    counted as (
      insert into rate_limits as old (key, theoretical_arrival_ms)
      select key, ${now}::float8 + step from picked where not exists (select from picked where refused)
      order by key
      on conflict (key) do update
        set theoretical_arrival_ms = (
          select ${startOf(sql.ref('old.theoretical_arrival_ms'), now)} + step
          from picked where key = excluded.key)
        where (
          select ${startOf(sql.ref('old.theoretical_arrival_ms'), now)} + step <= ${now}::float8 + per
          from picked where key = excluded.key)
      returning key
    )
    select place, theoretical_arrival_ms, refused,
      exists (select from counted where counted.key = picked.key) as counted
    from picked order by place`.execute(ctx.db);
  const over = rows.find(({ refused }) => refused) ?? rows.find(({ counted }) => !counted);
  if (!over) return undefined;
  // A concurrent request exhausted one of the limits. Refund the others.
  const counted = rows.filter((row) => row.counted);
  await refundLimits(
    ctx,
    counted.map(({ place }) => all[place]!),
  );
  const { step, per } = counters[over.place]!;
  const retryAfter = Math.max(1, Math.ceil(((over.theoretical_arrival_ms ?? now) + step - now - per) / 1000));
  throw new ProblemError('rate-limited', {
    retryAfter,
    detail: `Too many requests. Come back in ${retryAfter} seconds.`,
  });
}

/**
 * The time from which the next request counts. An arrival beyond that of an exhausted limit was written while the
 * clock was ahead, and is ignored.
 */
const startOf = (arrival: RawBuilder<unknown>, now: number) => sql`
  case when ${arrival} is null or ${arrival} > ${now + MAX_CLOCK_SKEW_MS}::float8 + per then ${now}::float8
    else greatest(${arrival}, ${now}::float8) end`;

/** Refunds what was counted, for requests that should not count after all. */
export async function refundLimits(ctx: AppContext, all: readonly LimitKey[]): Promise<void> {
  for (const counter of await countersOf(ctx, all)) {
    await sql`
      update rate_limits set theoretical_arrival_ms = theoretical_arrival_ms - ${counter.step}::float8
      where key = (
        select key from rate_limits where key in (select jsonb_array_elements_text(${JSON.stringify(counter.keys)}::jsonb))
        order by theoretical_arrival_ms desc limit 1)`.execute(ctx.db);
  }
}

/** A limit as stored: the keys of its rows, and times in milliseconds. */
interface Counter {
  keys: string[];
  step: number;
  per: number;
}

function countersOf(ctx: AppContext, all: readonly LimitKey[]): Promise<Counter[]> {
  return Promise.all(
    all.map(async ([name, who]) => {
      const { most, per } = ctx.limits[name];
      const shards = Math.max(1, Math.min(MAX_SHARDS, Math.floor(most / MIN_PER_SHARD)));
      // Hash the key, so that the table contains no addresses.
      const key = await ctx.secret.tag(`limit ${name}`, who);
      const keys = Array.from({ length: shards }, (_, shard) => (shard === 0 ? key : `${key}.${shard}`));
      return { keys, step: (per * 1000 * shards) / most, per: per * 1000 };
    }),
  );
}

/** Passes any number of counters as one parameter. */
const wantedRows = (counters: readonly Counter[]) => sql`
  select * from jsonb_to_recordset(${JSON.stringify(counters.map((counter, place) => ({ place, ...counter })))}::jsonb)
    as wanted (place integer, keys text[], step float8, per float8)`;

/** The rate of letters lets sending catch up with the time that has passed since. */
const MAX_CATCH_UP_MS = 3600_000;

/** Deletes counters that have fully recovered: they are equivalent to missing ones. */
export async function deleteIdleLimits(database: Database, now: Date): Promise<void> {
  const before = now.getTime() - MAX_CATCH_UP_MS;
  await database.deleteFrom('rate_limits').where('theoretical_arrival_ms', '<', before).execute();
}
