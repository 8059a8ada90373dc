import type { AppContext } from '../app-context.ts';
import { attempt } from '../problem.ts';
import { withRetries } from './retries.ts';
import type { Database } from './tables.ts';

/** Runs work in a transaction. It may run more than once, so all it does must be in the database. */
export const withTransaction = <Value>(
  database: Database,
  work: (transaction: Database) => Promise<Value>,
): Promise<Value> => withRetries(() => database.transaction().execute(work));

/**
 * Runs work in a transaction: its context has the transaction as `db`. A `ProblemError` also commits, because a wrong
 * code must count; every other error rolls back.
 */
export async function inTransaction<Context extends AppContext, Value>(
  ctx: Context,
  work: (ctx: Context) => Promise<Value>,
): Promise<Value> {
  const { problem, value } = await withTransaction(ctx.db, (db) => attempt(() => work({ ...ctx, db })));
  if (problem) throw problem;
  return value;
}
