import type { ZodMiniType } from 'zod/mini';

/**
 * One call as a client makes it: a page loads the checks of what it receives, and of what it sends only the type.
 * `:name` in a path is a parameter. Every call but a GET carries an `Idempotency-Key`.
 */
export interface Call<Body = unknown, Answer extends ZodMiniType = ZodMiniType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly status: number;
  /** Absent where the answer has no body. */
  readonly answer?: Answer;
  /** The type of what is sent; there is no such value. */
  readonly sends?: Body;
  /**
   * Whether it is signed (RFC 9449). `proof`: it shows a key, to which a new session is bound. `session`: it shows the token of a
   * session as well, and its key.
   */
  readonly signed?: 'proof' | 'session';
}

export const get = <Answer extends ZodMiniType>(path: string, answer: Answer) =>
  ({ method: 'GET', path, status: 200, answer }) satisfies Call;

/** What a call shows that is made with a session. */
export const session = { signed: 'session' } as const;
