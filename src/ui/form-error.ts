import type { Failure } from '../api/client.ts';

/** Why a step failed: a problem from the API, a missing value, or an expired code or link. */
export interface FormError {
  readonly code: string;
  /** The fields that the server rejected, by their paths in the request. */
  readonly fields?: string[] | undefined;
  /** When the request may be retried, in milliseconds since 1970. */
  readonly until?: number | undefined;
  /** The same as a number of seconds, for a sentence that doesn't change as time passes. */
  readonly wait?: number | undefined;
}

export const formError = ({ code, retryAfter, errors }: Failure): FormError => ({
  code,
  fields: errors?.map((it) => it.field),
  until: retryAfter && Date.now() + retryAfter * 1000,
  wait: retryAfter,
});
