import { type RawBuilder, sql } from 'kysely';
import type { AppContext } from '../../app-context.ts';
import type { Database } from '../../database/tables.ts';
import { ProblemError } from '../../problem.ts';

/** At most `most` requests at once, which come back evenly over `per` seconds. */
export interface Limit {
  most: number;
  per: number;
}

export interface Limits {
  /** Emails to one mailbox, with or without tags and dots, that one network asks for by signing up. */
  address: Limit;
  /** Such emails to one mailbox, whoever asks. */
  mailbox: Limit;
  /** Signups from one client address (IPv6: one /64). Wide, for a whole live day may sit behind one router. */
  client: Limit;
  /** Signups from one site (IPv6: one /48; IPv4: one /24), so that whoever has thousands of networks cannot use up the next two. */
  site: Limit;
  /** Signups at one mail domain. */
  domain: Limit;
  /** Signups in all. */
  all: Limit;
  /** Wrong or right codes from one client address. */
  codes: Limit;
  /** Writes of any kind without a session, from one client address. */
  strangerWrites: Limit;
  /** Wrong passwords for one address from one network. A right one gives back what it took, here and in the next four. */
  signIns: Limit;
  /** Wrong passwords for one address from networks that never signed in there, known address or not. */
  signInsAddress: Limit;
  /** Wrong passwords from one client address. */
  signInsClient: Limit;
  /** Wrong passwords from one site. */
  signInsSite: Limit;
  /** Wrong passwords in all. */
  signInsAll: Limit;
  /** Emails to sign in with, to one address, that one network asks for. Apart from the passwords, so that guessing closes only one of the two. */
  signInMails: Limit;
  /** Such emails to one address that networks ask for which never signed in there. */
  signInMailsAddress: Limit;
  /** Such emails asked for from one client address. */
  signInMailsClient: Limit;
  /** Such emails asked for from one site. */
  signInMailsSite: Limit;
  /** Such emails in all. */
  signInMailsAll: Limit;
  /** Wrong codes for one address that one network types. */
  signInCodes: Limit;
  /** Wrong codes for one address that networks type which never signed in there. The links in the emails go on. */
  signInCodesAddress: Limit;
  /** Changes of one member's password. */
  passwordChanges: Limit;
  /** Changes of one member's profile. */
  profileChanges: Limit;
  /** Cheers that one member gives and takes back. */
  cheers: Limit;
  /** Writes of any kind of one member. */
  memberWrites: Limit;
  /** Links that one member has looked at. */
  previews: Limit;
  /** Pieces that one member puts into the showcase. */
  submissions: Limit;
  /** Reports of posts from one client address. */
  reports: Limit;
  /** Event streams that one member opens. */
  streams: Limit;
  /** Check-ins, replies, proposed dates and complaints of one member in groups. */
  groupWords: Limit;
  /** Mails to the hosts that something waits for them. */
  hostMails: Limit;
}

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

export const defaultLimits: Limits = {
  address: { most: 5, per: HOUR_S },
  mailbox: { most: 20, per: HOUR_S },
  client: { most: 60, per: HOUR_S },
  site: { most: 300, per: HOUR_S },
  domain: { most: 1000, per: HOUR_S },
  all: { most: 3000, per: HOUR_S },
  codes: { most: 60, per: HOUR_S },
  strangerWrites: { most: 600, per: HOUR_S },
  signIns: { most: 10, per: 900 },
  // 73,000 guesses a year at a password that is neither short nor common.
  signInsAddress: { most: 200, per: DAY_S },
  signInsClient: { most: 100, per: 900 },
  signInsSite: { most: 400, per: 900 },
  signInsAll: { most: 3000, per: 900 },
  signInMails: { most: 5, per: HOUR_S },
  signInMailsAddress: { most: 40, per: DAY_S },
  signInMailsClient: { most: 60, per: HOUR_S },
  signInMailsSite: { most: 300, per: HOUR_S },
  signInMailsAll: { most: 3000, per: HOUR_S },
  signInCodes: { most: 15, per: DAY_S },
  // 50 guesses a day at a code of 6 digits: less than 2 % a year.
  signInCodesAddress: { most: 50, per: DAY_S },
  passwordChanges: { most: 10, per: HOUR_S },
  profileChanges: { most: 60, per: HOUR_S },
  cheers: { most: 300, per: HOUR_S },
  memberWrites: { most: 1200, per: HOUR_S },
  previews: { most: 30, per: HOUR_S },
  submissions: { most: 20, per: DAY_S },
  reports: { most: 20, per: HOUR_S },
  streams: { most: 60, per: 600 },
  groupWords: { most: 120, per: HOUR_S },
  hostMails: { most: 1, per: DAY_S },
};

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
const CLOCKS_APART_MS = 60_000;

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
  case when ${arrival} is null or ${arrival} > ${now + CLOCKS_APART_MS}::float8 + per then ${now}::float8
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
