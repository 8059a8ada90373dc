import { sql } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { Office } from '../office.ts';
import { Refusal } from '../refusal.ts';

/** At most `most` requests at once, which come back evenly over `per` seconds. */
export interface Limit {
  most: number;
  per: number;
}

export interface Limits {
  /** Mails to one address. */
  address: Limit;
  /** Signups from one client address (IPv6: one /64). Wide, for a whole live day may sit behind one router. */
  client: Limit;
  /** Signups at one mail domain. */
  domain: Limit;
  /** Signups in all. */
  all: Limit;
  /** Wrong or right codes from one client address. */
  codes: Limit;
  /** Wrong passwords for one address, known or not. A right one gives back what it took, here and in the next two. */
  signIns: Limit;
  /** Wrong passwords from one client address. */
  signInsClient: Limit;
  /** Wrong passwords in all. */
  signInsAll: Limit;
  /** Mails with a way in, to one address. Apart from the passwords, so that a flood of guesses keeps nobody out. */
  signInMails: Limit;
  /** Such mails asked for from one client address. */
  signInMailsClient: Limit;
  /** Such mails in all. */
  signInMailsAll: Limit;
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

export const defaultLimits: Limits = {
  address: { most: 5, per: 3600 },
  client: { most: 60, per: 3600 },
  domain: { most: 1000, per: 3600 },
  all: { most: 3000, per: 3600 },
  codes: { most: 60, per: 3600 },
  signIns: { most: 10, per: 900 },
  signInsClient: { most: 100, per: 900 },
  signInsAll: { most: 3000, per: 900 },
  signInMails: { most: 5, per: 3600 },
  signInMailsClient: { most: 60, per: 3600 },
  signInMailsAll: { most: 3000, per: 3600 },
  previews: { most: 30, per: 3600 },
  submissions: { most: 20, per: 86_400 },
  reports: { most: 20, per: 3600 },
  streams: { most: 60, per: 600 },
  groupWords: { most: 120, per: 3600 },
  hostMails: { most: 1, per: 86_400 },
};

/** By how much the clocks of two processes may differ. */
const CLOCKS_APART_MS = 60_000;

/**
 * Counts one request against a limit and says whether it is over.
 * The generic cell rate algorithm: one time per key instead of a window of counts, moved on by one atomic statement.
 */
export async function count(
  database: Database,
  office: Office,
  name: keyof Limits,
  who: string,
): Promise<Refusal | undefined> {
  const limit = office.limits[name];
  const now = office.clock.now().getTime();
  const step = stepOf(limit);
  const key = await keyOf(office, name, who);
  const full = now + limit.per * 1000;
  // Beyond full it was moved while the clock was ahead, and would hold everybody until the clock is there again: it says nothing.
  const base = sql`case when old.arrival > ${full + CLOCKS_APART_MS}::float8 then ${now}::float8
    else greatest(old.arrival, ${now}::float8) end`;
  const { rows } = await sql<{ arrival: number }>`
    insert into limits as old (key, arrival) values (${key}, ${now + step}::float8)
    on conflict (key) do update set arrival = ${base} + ${step}::float8
    where ${base} + ${step}::float8 <= ${full}::float8
    returning arrival`.execute(database);
  if (rows.length > 0) return undefined;
  const { arrival } = await database
    .selectFrom('limits')
    .select('arrival')
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const retryAfter = Math.max(1, Math.ceil((arrival + step - full) / 1000));
  return new Refusal('limited', {
    retryAfter,
    detail: `Too many requests. Come back in ${retryAfter} seconds.`,
  });
}

/** One request against one limit. */
export type Counted = [name: keyof Limits, who: string];

/** Counts one request against several limits, or against none of them when one is over. */
export async function countAll(
  database: Database,
  office: Office,
  all: readonly Counted[],
): Promise<Refusal | undefined> {
  for (const [at, [name, who]] of all.entries()) {
    const limited = await count(database, office, name, who);
    if (!limited) continue;
    await giveBack(database, office, all.slice(0, at));
    return limited;
  }
  return undefined;
}

/** Takes back what was counted, for it turned out to be no reason to hold anybody. */
export async function giveBack(database: Database, office: Office, all: readonly Counted[]): Promise<void> {
  for (const [name, who] of all) {
    const key = await keyOf(office, name, who);
    const step = stepOf(office.limits[name]);
    await sql`update limits set arrival = arrival - ${step}::float8 where key = ${key}`.execute(database);
  }
}

const stepOf = ({ most, per }: Limit) => (per * 1000) / most;

/** Whoever reads the table must not find addresses in it. */
const keyOf = (office: Office, name: keyof Limits, who: string) => office.secret.tag(`limit ${name}`, who);

/** A counter that ran empty is the same as none. */
export async function dropIdleLimits(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('limits').where('arrival', '<', now.getTime()).execute();
}

/** IPv6 hands every customer a /64 at least, so one client is one /64. */
export function clientNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...gap, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.join(':')}::/64`;
}
