import * as z from 'zod/mini';
import { Failure } from './failure.ts';

/**
 * The stable names of everything that can go wrong on the wire. A client has one sentence for each;
 * the server never renames one.
 */
export const problemCodes = [
  'invalid', // a field is missing or wrong; `errors` names it
  'malformed', // the body is not the JSON or form that was promised
  'too-large',
  'not-found',
  'method-not-allowed',
  'unsupported-media-type',
  'forbidden-origin',
  'idempotency-key-missing',
  'idempotency-key-reused', // the key was used before, with another request
  'form-token-invalid', // forged, foreign or run out: fetch a new one
  'form-token-too-fast', // sent sooner than a person can type; `retryAfter` says when it will do
  'consent-required',
  'limited', // too many requests; `retryAfter` says when to come back
  'code-wrong',
  'code-expired',
  'link-expired',
  'signed-out', // no session, or none any more
  'proof-invalid', // the DPoP proof is forged, foreign, stale or was seen before
  'nonce-required', // the clocks differ: sign again with the nonce in the `DPoP-Nonce` header
  'forbidden', // signed in, but the role does not reach
  'credentials-wrong',
  'password-common',
  'conflict', // somebody else changed the same since; `errors` names the fields
  'link-unreadable', // nothing that a card could show was found behind the link
  'timeout',
  'unavailable',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** An RFC 9457 problem, as `application/problem+json`. */
export const Problem = z.extend(Failure, {
  /** Where the code is explained: the API's `/docs#<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;
