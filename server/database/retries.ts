const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 20;

/**
 * A serialization failure and a deadlock: PostgreSQL aborts one of two concurrent transactions, and the same work
 * succeeds when it is retried
 * (https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html).
 */
const CONFLICT_CODES = new Set(['40001', '40P01']);

/** Retries work that the database has aborted because of concurrent work, with exponential backoff. */
export async function withRetries<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isConflict(error)) throw error;
      // Jitter, so that the same two transactions do not collide again.
      const pause = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random());
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

const isConflict = (error: unknown) =>
  error instanceof Error && 'code' in error && CONFLICT_CODES.has(String(error.code));
