import type { Database } from '../database/tables.ts';
import { Refusal } from '../refusal.ts';

export interface Answer {
  status: number;
  body: unknown;
}

export interface Repeatable {
  /** Names the one intent behind however many requests. Without it the work is done each time. */
  key: string | undefined;
  /** Tells whether two requests with one key are the same request. */
  fingerprint: string;
  now: Date;
}

type Work = (transaction: Database) => Promise<Answer | Refusal>;

/**
 * Does the work once per key and gives the first answer every time.
 * The key goes in before the work, in the same transaction: a second request with it, in whatever process,
 * waits at that row until the first has committed, and then finds the answer there.
 * A refusal is committed too (a wrong code must count) but not kept, for the same request may succeed later.
 */
export function once(database: Database, request: Repeatable, work: Work): Promise<Answer | Refusal> {
  return database.transaction().execute(async (transaction) => {
    if (request.key === undefined) return work(transaction);
    const mine = await claim(transaction, request.key, request);
    if (!mine) return firstAnswer(transaction, request.key, request.fingerprint);
    const answer = await work(transaction);
    if (answer instanceof Refusal) await forget(transaction, request.key);
    else await keep(transaction, request.key, answer);
    return answer;
  });
}

async function claim(database: Database, key: string, { fingerprint, now }: Repeatable): Promise<boolean> {
  const inserted = await database
    .insertInto('answers')
    .values({ key, fingerprint, status: null, body: null, created_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}

async function firstAnswer(database: Database, key: string, fingerprint: string): Promise<Answer | Refusal> {
  const first = await database.selectFrom('answers').selectAll().where('key', '=', key).executeTakeFirst();
  if (!first || first.status === null) return new Refusal('unavailable', { retryAfter: 1 });
  if (first.fingerprint !== fingerprint) return new Refusal('idempotency-key-reused');
  return { status: first.status, body: first.body === null ? undefined : JSON.parse(first.body) };
}

async function keep(database: Database, key: string, { status, body }: Answer): Promise<void> {
  const text = body === undefined ? null : JSON.stringify(body);
  await database.updateTable('answers').set({ status, body: text }).where('key', '=', key).execute();
}

async function forget(database: Database, key: string): Promise<void> {
  await database.deleteFrom('answers').where('key', '=', key).execute();
}

/** Answers are kept for two days: twice as long as a widget's outbox tries. */
export async function dropOldAnswers(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 48 * 3600 * 1000);
  await database.deleteFrom('answers').where('created_at', '<', before).execute();
}
