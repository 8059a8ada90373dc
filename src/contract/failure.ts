import * as z from 'zod/mini';

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
