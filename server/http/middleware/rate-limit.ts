import { type RawBuilder, sql } from 'kysely';
import type { AppContext } from '../../app-context.ts';
import type { Database } from '../../database/tables.ts';
import type { Limits } from '../../limits.ts';
import { ProblemError } from '../../problem.ts';

/** One request against one limit. */
export type LimitKey = [name: keyof Limits, who: string];

/** Counts one request against one limit and says whether it is over. */
export const consumeLimit = (
  ctx: AppContext,
  name: keyof Limits,
  who: string,
): Promise<ProblemError | undefined> => consumeLimits(ctx, [[name, who]]);

/** Requests that a counter takes at least before it is worth several. */
const MIN_PER_SHARD = 100;
/** Rows that a limit of many is spread over, so that those who count at once seldom meet at one. */
const MAX_SHARDS = 16;

/** How far the clocks of two servers may differ. */
const MAX_CLOCK_SKEW_MS = 60_000;

interface Outcome {
  place: number;
  /** Null: nothing was counted there yet. */
  arrival: number | null;
  refused: boolean;
  counted: boolean;
}

/**
 * Counts one request against several limits, or against none of them when one is over.
 * The generic cell rate algorithm: one time per key instead of a window of counts. One statement does it all, so that with a
 * connection of its own no row is locked for longer than that takes: call it before the transaction of the write, not within.
 * A wide limit is spread over several rows, of which a random one that has room is counted on.
 */
export async function consumeLimits(
  ctx: AppContext,
  all: readonly LimitKey[],
): Promise<ProblemError | undefined> {
  if (all.length === 0) return undefined;
  const now = ctx.clock.now().getTime();
  const counters = await countersOf(ctx, all);
  // The rows are locked in the order of their keys: two that count the same ones cannot wait for each other.
  const { rows } = await sql<Outcome>`
    with wanted as (${wantedRows(counters)}),
    picked as (
      select distinct on (place) place, key, step, per, arrival, refused
      from (
        select place, key, step, per, arrival,
          ${startOf(sql.ref('arrival'), now)} + step > ${now}::float8 + per as refused
        from wanted cross join unnest(keys) as key left join limits using (key)
      ) as candidate
      order by place, refused, case when refused then arrival else random() end
    ),
    counted as (
      insert into limits as old (key, arrival)
      select key, ${now}::float8 + step from picked where not exists (select from picked where refused)
      order by key
      on conflict (key) do update
        set arrival = (select ${startOf(sql.ref('old.arrival'), now)} + step from picked where key = excluded.key)
        where (
          select ${startOf(sql.ref('old.arrival'), now)} + step <= ${now}::float8 + per
          from picked where key = excluded.key)
      returning key
    )
    select place, arrival, refused, exists (select from counted where counted.key = picked.key) as counted
    from picked order by place`.execute(ctx.db);
  const over = rows.find(({ refused }) => refused) ?? rows.find(({ counted }) => !counted);
  if (!over) return undefined;
  // Somebody else was faster at one of them: what the others took is given back.
  const counted = rows.filter((row) => row.counted);
  await refundLimits(
    ctx,
    counted.map(({ place }) => all[place]!),
  );
  const { step, per } = counters[over.place]!;
  const retryAfter = Math.max(1, Math.ceil(((over.arrival ?? now) + step - now - per) / 1000));
  return new ProblemError('limited', {
    retryAfter,
    detail: `Too many requests. Come back in ${retryAfter} seconds.`,
  });
}

/**
 * Where the next request goes on from. An arrival beyond what a full counter has was written while the clock was ahead, and holds
 * nobody.
 */
const startOf = (arrival: RawBuilder<unknown>, now: number) => sql`
  case when ${arrival} is null or ${arrival} > ${now + MAX_CLOCK_SKEW_MS}::float8 + per then ${now}::float8
    else greatest(${arrival}, ${now}::float8) end`;

/** Takes back what was counted, for it turned out to be no reason to hold anybody. */
export async function refundLimits(ctx: AppContext, all: readonly LimitKey[]): Promise<void> {
  for (const counter of await countersOf(ctx, all)) {
    await sql`
      update limits set arrival = arrival - ${counter.step}::float8
      where key = (
        select key from limits where key in (select jsonb_array_elements_text(${JSON.stringify(counter.keys)}::jsonb))
        order by arrival desc limit 1)`.execute(ctx.db);
  }
}

/** A limit as the table has it: the rows it is spread over, and its times in milliseconds. */
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
      // Whoever reads the table must not find addresses in it.
      const key = await ctx.secret.tag(`limit ${name}`, who);
      const keys = Array.from({ length: shards }, (_, shard) => (shard === 0 ? key : `${key}.${shard}`));
      return { keys, step: (per * 1000 * shards) / most, per: per * 1000 };
    }),
  );
}

/** As one parameter, whatever their number. */
const wantedRows = (counters: readonly Counter[]) => sql`
  select * from jsonb_to_recordset(${JSON.stringify(counters.map((counter, place) => ({ place, ...counter })))}::jsonb)
    as wanted (place integer, keys text[], step float8, per float8)`;

/** A counter that ran empty is the same as none. */
export async function deleteIdleLimits(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('limits').where('arrival', '<', now.getTime()).execute();
}
