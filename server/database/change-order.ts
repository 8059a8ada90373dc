import { sql } from 'kysely';
import type { Database } from './tables.ts';

/**
 * How a reader of the log of changes knows that no earlier change can appear any more: `snapshot` by the oldest
 * transaction that runs, `age` by having waited longer than a transaction takes.
 */
export type ChangeOrder = 'snapshot' | 'age';

/** Asks the engine whether a snapshot tells which transactions still run, wherever they do. */
export async function changeOrderOf(database: Database): Promise<ChangeOrder> {
  // YugabyteDB has the functions, but each of its nodes counts its own transactions only. `yb_servers` lists the nodes.
  const { rows } = await sql<{ hasSnapshots: boolean }>`
    select to_regtype('xid8') is not null and to_regproc('pg_snapshot_xmin') is not null
      and to_regproc('yb_servers') is null as "hasSnapshots"`.execute(database);
  return rows[0]!.hasSnapshots ? 'snapshot' : 'age';
}
