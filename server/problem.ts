import type { FieldError, ProblemCode } from '../src/contract/index.ts';

interface Reasons {
  detail?: string;
  errors?: FieldError[];
  /** Seconds until the same request may succeed. */
  retryAfter?: number;
  /** Sent as the `DPoP-Nonce` header: the nonce for signing the request again. */
  nonce?: string;
}

/** An expected failure. Returned, never thrown, so that the transaction commits. */
export class ProblemError {
  readonly code: ProblemCode;
  readonly reasons: Reasons;

  constructor(code: ProblemCode, reasons: Reasons = {}) {
    this.code = code;
    this.reasons = reasons;
  }
}
