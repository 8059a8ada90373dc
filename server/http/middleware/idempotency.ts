import type { AppContext } from '../../app-context.ts';
import type { Database } from '../../database/tables.ts';
import { inTransaction } from '../../database/transaction.ts';
import { attempt, ProblemError } from '../../problem.ts';

export interface StoredResponse {
  status: number;
  body: unknown;
}

export interface IdempotentRequest<Prepared> {
  /** Identifies the intent across retries. Without it, the work runs each time. */
  key: string | undefined;
  /** Distinguishes requests that use the same key. */
  fingerprint: string;
  /** Runs before the transaction, and may throw a problem; the work gets its result. Skipped if a response is stored. */
  before?: (() => Promise<Prepared>) | undefined;
}

/**
 * Runs the work once per key and returns the first response every time.
 * The key is inserted first, in the transaction of the work: a second request with it, in any process, waits for that
 * row until the first has committed, and then finds its response. Problems are committed (a wrong code must count),
 * but not stored, because the same request may succeed later.
 */
export async function runOnce<Context extends AppContext, Prepared>(
  ctx: Context,
  { key, fingerprint, before }: IdempotentRequest<Prepared>,
  work: (ctx: Context, prepared: Prepared | undefined) => Promise<StoredResponse>,
): Promise<StoredResponse> {
  const stored = before && key && (await storedResponse(ctx.db, key, fingerprint));
  if (stored) return stored;
  const { problem, value: prepared } = await attempt(async () => before?.());
  if (problem && key === undefined) throw problem;
  return inTransaction(ctx, async (inside) => {
    if (key === undefined) return work(inside, prepared);
    const mine = await claimKey(inside, key, fingerprint);
    if (!mine) return (await storedResponse(inside.db, key, fingerprint)) ?? stillRunning();
    // A concurrent request with the same key may have passed the check: only the one that claims the key is refused.
    const outcome = problem ? { problem } : await attempt(() => work(inside, prepared));
    if (outcome.problem) {
      await releaseKey(inside.db, key);
      throw outcome.problem;
    }
    await storeResponse(inside.db, key, outcome.value);
    return outcome.value;
  });
}

async function claimKey({ db, clock }: AppContext, key: string, fingerprint: string): Promise<boolean> {
  const inserted = await db
    .insertInto('idempotency_keys')
    .values({ key, fingerprint, response_status: null, response_body: null, created_at: clock.now() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}

function stillRunning(): never {
  throw new ProblemError('unavailable', { retryAfter: 1 });
}

async function storedResponse(
  database: Database,
  key: string,
  fingerprint: string,
): Promise<StoredResponse | undefined> {
  const first = await database
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst();
  if (!first || first.response_status === null) return undefined;
  if (first.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  const { response_status: status, response_body: body } = first;
  return { status, body: body === null ? undefined : JSON.parse(body) };
}

async function storeResponse(
  database: Database,
  key: string,
  { status, body }: StoredResponse,
): Promise<void> {
  const text = body === undefined ? null : JSON.stringify(body);
  await database
    .updateTable('idempotency_keys')
    .set({ response_status: status, response_body: text })
    .where('key', '=', key)
    .execute();
}

async function releaseKey(database: Database, key: string): Promise<void> {
  await database.deleteFrom('idempotency_keys').where('key', '=', key).execute();
}

/** Responses are kept for two days: twice as long as a widget's outbox retries. */
export async function deleteExpiredResponses(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 48 * 3600 * 1000);
  await database.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
}
