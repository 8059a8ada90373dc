import type { AppContext } from '../app-context.ts';
import { attempt } from '../problem.ts';

/**
 * Runs work in a transaction: its context has the transaction as `db`. A `ProblemError` also commits, because a wrong
 * code must count; every other error rolls back.
 */
export async function inTransaction<Context extends AppContext, Value>(
  ctx: Context,
  work: (ctx: Context) => Promise<Value>,
): Promise<Value> {
  const { problem, value } = await ctx.db.transaction().execute((db) => attempt(() => work({ ...ctx, db })));
  if (problem) throw problem;
  return value;
}
