import type { Failure } from '../api/client.ts';

/** Why a step did not go on: what the API said, what the person left out, or what ran out on the way. */
export interface FormError {
  readonly code: string;
  /** The fields the server refused, by their paths in the request. */
  readonly fields?: string[] | undefined;
  /** When the same may be tried again, in milliseconds since 1970. */
  readonly until?: number | undefined;
}

export const formError = ({ code, retryAfter, errors }: Failure): FormError => ({
  code,
  fields: errors?.map((it) => it.field),
  until: retryAfter && Date.now() + retryAfter * 1000,
});
