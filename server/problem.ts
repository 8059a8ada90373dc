import type { FieldError, ProblemCode } from '../src/contract/index.ts';

interface Reasons {
  detail?: string;
  errors?: FieldError[];
  /** Seconds until the same request may succeed. */
  retryAfter?: number;
  /** For the `DPoP-Nonce` header: what to sign again with. */
  nonce?: string;
}

/** A "no" that is an answer and not an accident: returned, never thrown. */
export class ProblemError {
  readonly code: ProblemCode;
  readonly reasons: Reasons;

  constructor(code: ProblemCode, reasons: Reasons = {}) {
    this.code = code;
    this.reasons = reasons;
  }
}
