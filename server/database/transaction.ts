import type { AppContext } from '../app-context.ts';
import { attempt } from '../problem.ts';
import { withRetries } from './retries.ts';

/**
 * Runs work in a transaction: its context has the transaction as `db`. A `ProblemError` also commits, because a wrong
 * code must count; every other error rolls back. The work may run more than once, so all it does must be in the database.
 */
export async function inTransaction<Context extends AppContext, Value>(
  ctx: Context,
  work: (ctx: Context) => Promise<Value>,
): Promise<Value> {
  const { problem, value } = await withRetries(() =>
    ctx.db.transaction().execute((db) => attempt(() => work({ ...ctx, db }))),
  );
  if (problem) throw problem;
  return value;
}
