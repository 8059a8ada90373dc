import * as z from 'zod/mini';
import { Moment } from './moment.ts';
import { HttpAddress, Id, line, Locale } from './values.ts';

/** The next issue: the moment it goes out, and its day in words, "Thursday 26 November". */
export const NextIssue = z.object({ at: Moment, day: line(100) });
export type NextIssue = z.infer<typeof NextIssue>;

export const Topic = z.object({ id: Id, label: line(120) });
export type Topic = z.infer<typeof Topic>;

/** One purpose the owner asks consent for, in the exact words that are shown and put on record. */
export const ConsentPurpose = z.object({ purpose: Id, wording: line(2000), required: z.boolean() });
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/** What a page needs to show the form: `GET /newsletter`, in the language of `?lang=` where the owner wrote it. */
export const Newsletter = z.object({
  /** Language the texts below are written in. */
  locale: Locale,
  title: line(120),
  promise: z.string().check(z.maxLength(500)),
  nextIssue: z.nullable(NextIssue),
  /** Whether the form asks for a name, which is never required. */
  askName: z.boolean(),
  topics: z.array(Topic).check(z.maxLength(20)),
  consents: z.array(ConsentPurpose).check(z.maxLength(10)),
  archive: z.nullable(HttpAddress),
});
export type Newsletter = z.infer<typeof Newsletter>;

/** `GET /newsletter/form-token`: proof that the form was open for a while, fetched at the first touch so that pages stay cacheable. */
export const FormToken = z.object({
  token: z.string(),
  /** Seconds that must pass before the token is taken. */
  minimumFill: z.number(),
  /** Seconds after which it is not taken any more. */
  expiresIn: z.number(),
});
export type FormToken = z.infer<typeof FormToken>;

/** The answer to a subscription: the same whoever asks, so that nobody learns who is on the list. */
export const SubscriptionPending = z.object({
  /** Names this signup to whoever made it: for the code, a resend, a withdrawal. Not guessable. */
  subscription: z.string(),
  /** Seconds until another mail may be asked for. */
  resendAfter: z.number(),
  /** Seconds the 6-digit code in the mail is good for. */
  codeExpiresIn: z.number(),
});
export type SubscriptionPending = z.infer<typeof SubscriptionPending>;

/** How far a signup is. `gone`: withdrawn, run out or never there; they look the same. */
export const SubscriptionState = z.object({ state: z.enum(['pending', 'confirmed', 'gone']) });
export type SubscriptionState = z.infer<typeof SubscriptionState>;
