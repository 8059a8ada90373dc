import type { ZodMiniType } from 'zod/mini';

/**
 * A call as a client makes it. A page loads the validation of responses, but only the types of requests.
 * `:name` in a path is a parameter. Every call except GET sends an `Idempotency-Key`.
 */
export interface Call<Body = unknown, Answer extends ZodMiniType = ZodMiniType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly status: number;
  /** Schema of the response. Absent if the response has no body. */
  readonly answer?: Answer;
  /** Type of the request body. Never has a value. */
  readonly sends?: Body;
  /**
   * How the request is signed (RFC 9449). `proof`: with a key, to which the new session is bound. `session`: with the
   * key and token of a session.
   */
  readonly signed?: 'proof' | 'session';
}

export const get = <Answer extends ZodMiniType>(path: string, answer: Answer) =>
  ({ method: 'GET', path, status: 200, answer }) satisfies Call;

/** For calls that require a session. */
export const session = { signed: 'session' } as const;
