import * as z from 'zod/mini';

/**
 * The stable codes of all problems in API responses. A client has a message for each one; the server never renames
 * them.
 */
export const problemCodes = [
  'validation-failed', // a field is missing or invalid; `errors` names it
  'malformed', // the body is not valid JSON or form data, as its Content-Type declares
  'too-large',
  'not-found',
  'method-not-allowed',
  'unsupported-media-type',
  'forbidden-origin',
  'idempotency-key-missing',
  'idempotency-key-reused', // the key was used before, with a different request
  'form-token-invalid', // forged, foreign, used or expired: fetch a new one
  'form-token-too-fast', // sent faster than a person can type; `retryAfter` says when to retry
  'consent-required',
  'rate-limited', // too many requests; `retryAfter` says when to retry
  'invalid-code',
  'code-expired',
  'link-expired',
  'unauthenticated', // no session, or it has ended
  'proof-invalid', // the DPoP proof is forged, foreign, stale or was used before
  'nonce-required', // the clocks differ: sign again with the nonce in the `DPoP-Nonce` header
  'forbidden', // signed in, but the role is not sufficient
  'invalid-credentials',
  'password-too-common',
  'conflict', // the data has changed in the meantime; `errors` names the fields
  'link-unreadable', // the link has no metadata for a card
  'timeout',
  'unavailable',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** An invalid field. `field` is its path in the request (`consents.0.wording`), `detail` says how to fix it. */
export const FieldError = z.object({ field: z.string(), detail: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** The parts of a problem that a client acts on. */
export const Failure = z.object({
  /** One of `problemCodes`, or a newer code. Clients treat unknown codes as a refusal. */
  code: z.string(),
  errors: z.optional(z.array(FieldError)),
  /** Seconds until the same request may succeed. */
  retryAfter: z.optional(z.number()),
});

/** An RFC 9457 problem, sent as `application/problem+json`. */
export const Problem = z.extend(Failure, {
  /** URL of the code's documentation: the API's `/docs#<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
  /** The id of the request, as in the `X-Request-Id` header and in the server's log. */
  request: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;
