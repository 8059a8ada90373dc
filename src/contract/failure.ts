import * as z from 'zod/mini';

/** One field that was refused: `field` is its path in the request (`consents.0.wording`), `detail` says how to mend it. */
export const FieldError = z.object({ field: z.string(), detail: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** What a client acts on in a problem. */
export const Failure = z.object({
  /** One of `problemCodes`, or one of a newer API: a page that does not know it still knows that it was refused. */
  code: z.string(),
  errors: z.optional(z.array(FieldError)),
  /** Seconds until the same request may succeed. */
  retryAfter: z.optional(z.number()),
});
