import type { FieldError, ProblemCode } from '../src/contract/index.ts';

interface Reasons {
  detail?: string;
  errors?: FieldError[];
  /** Seconds until the same request may succeed. */
  retryAfter?: number;
  /** Sent as the `DPoP-Nonce` header: the nonce for signing the request again. */
  nonce?: string;
}

/**
 * An expected failure that the client is told about. Rules throw it, and `app.onError` answers it. What the transaction
 * has written until then is committed (`inTransaction`), because a wrong code must count.
 */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly reasons: Reasons;

  constructor(code: ProblemCode, reasons: Reasons = {}) {
    super(reasons.detail ?? code);
    this.name = 'ProblemError';
    this.code = code;
    this.reasons = reasons;
  }
}

/** The problem of one invalid field. `detail` says how to fix it. */
export const invalidField = (field: string, detail: string): ProblemError =>
  new ProblemError('validation-failed', { errors: [{ field, detail }] });

export type Attempt<Value> =
  { value: Value; problem?: undefined } | { value?: undefined; problem: ProblemError };

/** The result of some work, or the problem that it has thrown, for callers that answer with a page of their own. */
export async function attempt<Value>(work: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof ProblemError) return { problem: error };
    throw error;
  }
}
