import type { Database } from '../../database/tables.ts';
import { ProblemError } from '../../problem.ts';

export interface StoredResponse {
  status: number;
  body: unknown;
}

export interface IdempotentRequest {
  /** Identifies the intent across retries. Without it, the work runs each time. */
  key: string | undefined;
  /** Distinguishes requests that use the same key. */
  fingerprint: string;
  now: Date;
  /** Runs before the transaction, and may refuse the request. Skipped if a response is already stored. */
  check?: (() => Promise<ProblemError | undefined>) | undefined;
}

type Work = (transaction: Database) => Promise<StoredResponse | ProblemError>;

/**
 * Runs the work once per key and returns the first response every time.
 * The key is inserted first, in the transaction of the work: a second request with it, in any process, waits for that
 * row until the first has committed, and then finds its response. Problems are committed (a wrong code must count),
 * but not stored, because the same request may succeed later.
 */
export async function runOnce(
  database: Database,
  request: IdempotentRequest,
  work: Work,
): Promise<StoredResponse | ProblemError> {
  if (request.check) {
    const first = request.key && (await firstAnswer(database, request.key, request.fingerprint));
    if (first) return first;
    const refused = await request.check();
    if (refused) return request.key === undefined ? refused : twinAnswer(database, request, refused);
  }
  return database.transaction().execute(async (transaction) => {
    if (request.key === undefined) return work(transaction);
    const mine = await claim(transaction, request.key, request);
    if (!mine) return (await firstAnswer(transaction, request.key, request.fingerprint)) ?? stillAtWork;
    const answer = await work(transaction);
    if (answer instanceof ProblemError) await forget(transaction, request.key);
    else await keep(transaction, request.key, answer);
    return answer;
  });
}

/** A concurrent request with the same key may have passed the check. If so, return its response. */
function twinAnswer(
  database: Database,
  request: IdempotentRequest,
  refused: ProblemError,
): Promise<StoredResponse | ProblemError> {
  const key = request.key!;
  return database.transaction().execute(async (transaction) => {
    if (!(await claim(transaction, key, request)))
      return (await firstAnswer(transaction, key, request.fingerprint)) ?? stillAtWork;
    await forget(transaction, key);
    return refused;
  });
}

async function claim(
  database: Database,
  key: string,
  { fingerprint, now }: IdempotentRequest,
): Promise<boolean> {
  const inserted = await database
    .insertInto('idempotency_keys')
    .values({ key, fingerprint, response_status: null, response_body: null, created_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}

const stillAtWork = new ProblemError('unavailable', { retryAfter: 1 });

async function firstAnswer(
  database: Database,
  key: string,
  fingerprint: string,
): Promise<StoredResponse | ProblemError | undefined> {
  const first = await database
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst();
  if (!first || first.response_status === null) return undefined;
  if (first.fingerprint !== fingerprint) return new ProblemError('idempotency-key-reused');
  return {
    status: first.response_status,
    body: first.response_body === null ? undefined : JSON.parse(first.response_body),
  };
}

async function keep(database: Database, key: string, { status, body }: StoredResponse): Promise<void> {
  const text = body === undefined ? null : JSON.stringify(body);
  await database
    .updateTable('idempotency_keys')
    .set({ response_status: status, response_body: text })
    .where('key', '=', key)
    .execute();
}

async function forget(database: Database, key: string): Promise<void> {
  await database.deleteFrom('idempotency_keys').where('key', '=', key).execute();
}

/** Responses are kept for two days: twice as long as a widget's outbox retries. */
export async function deleteExpiredResponses(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 48 * 3600 * 1000);
  await database.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
}
