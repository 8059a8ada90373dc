import { sql } from 'kysely';
import type { Database } from '../database/tables.ts';
import { type Change, type ChangePosition, START } from './queries.ts';

/**
 * How old a change must be before it is read, in milliseconds. A change gets its time when it is written and appears
 * when its transaction commits: after less than the 10 seconds in which a request is answered, except on an overloaded
 * database. The rest is for the clocks of processes, which may differ by a few seconds. What is committed later than
 * that, open pages see when they next read everything.
 */
export const MARGIN_MS = 15_000;

/** JavaScript's last moment (https://tc39.es/ecma262/#sec-time-values-and-time-range). */
const MAX_TIME_MS = 8_640_000_000_000_000n;
const MAX_ID = 2n ** 63n - 1n;

/** Positions have the time of a change in milliseconds, where those of `queries.ts` have its transaction. */
const timeOf = ({ xid }: ChangePosition) => new Date(Number(xid));

const columns = sql`
  id::text, floor(extract(epoch from created_at) * 1000)::bigint::text as xid, topic, subject,
  created_at as "createdAt"`;

/** The first `most` changes after a position that are old enough. */
export async function changesSince(
  database: Database,
  position: ChangePosition,
  most: number,
  now: Date,
): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select ${columns} from change_log
    where (created_at, id) > (${timeOf(position)}, ${position.id}::bigint) and created_at < ${readableBefore(now)}
    order by created_at, id limit ${most}`.execute(database);
  return rows;
}

/** The position of the newest change that is old enough. */
export async function newestPosition(database: Database, now: Date): Promise<ChangePosition> {
  const { rows } = await sql<Change>`
    select ${columns} from change_log where created_at < ${readableBefore(now)}
    order by created_at desc, change_log.id desc limit 1`.execute(database);
  const [newest] = rows;
  return newest ? { xid: newest.xid, id: newest.id } : START;
}

/** Whether the change at a position is still stored. A position of another way of reading is not. */
export async function isKept(database: Database, position: ChangePosition): Promise<boolean> {
  if (BigInt(position.xid) > MAX_TIME_MS || BigInt(position.id) > MAX_ID) return false;
  const { rows } = await sql`
    select 1 from change_log where created_at = ${timeOf(position)} and id = ${position.id}::bigint`.execute(
    database,
  );
  return rows.length > 0;
}

const readableBefore = (now: Date) => new Date(now.getTime() - MARGIN_MS);
