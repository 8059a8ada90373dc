import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { ConfirmationRequest, LanguageQuery, SubscriptionRequest } from './newsletter-requests.ts';
import { Timestamp } from './moment.ts';
import { HttpUrl, Id, nonEmptyString, Locale } from './values.ts';

/** When the next issue is sent, and its day in words, such as "Thursday 26 November". */
export const NextIssue = z.object({ at: Timestamp, day: nonEmptyString(100) });
export type NextIssue = z.infer<typeof NextIssue>;

export const Topic = z.object({ id: Id, label: nonEmptyString(120) });
export type Topic = z.infer<typeof Topic>;

/** A purpose that the owner asks consent for, in the exact wording that is shown and recorded. */
export const ConsentPurpose = z.object({ purpose: Id, wording: nonEmptyString(2000), required: z.boolean() });
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/**
 * `GET /newsletter`: what a page needs to show the form, in the language of `?lang=` if the owner has translated it.
 */
export const Newsletter = z.object({
  /** Language of the texts below. */
  locale: Locale,
  title: nonEmptyString(120),
  promise: z.string().check(z.maxLength(500)),
  nextIssue: z.nullable(NextIssue),
  /** The optional fields of the form. A page leaves out those that it does not know. */
  fields: z.array(Id).check(z.maxLength(20)),
  topics: z.array(Topic).check(z.maxLength(20)),
  consents: z.array(ConsentPurpose).check(z.maxLength(10)),
  archive: z.nullable(HttpUrl),
  /** The page with what members have made: the next step of a new subscriber. */
  showcase: z.optional(z.nullable(HttpUrl)),
});
export type Newsletter = z.infer<typeof Newsletter>;

/**
 * `GET /newsletter/form-token`: proves how long the form was open. Fetched on first interaction, so that pages stay
 * cacheable.
 */
export const FormToken = z.object({
  token: z.string(),
  /** Seconds before the token is accepted. */
  minimumFill: z.number(),
  /** Seconds until the token expires. */
  expiresIn: z.number(),
});
export type FormToken = z.infer<typeof FormToken>;

/** The response to a signup. Always the same, so that it doesn't reveal who is on the list. */
export const SubscriptionPending = z.object({
  /** Identifies this signup for the code, a resend or a withdrawal. Can't be guessed. */
  subscription: z.string(),
  /** Seconds until another email can be requested. */
  resendAfter: z.number(),
  /** Seconds until the 6-digit code in the email expires. */
  codeExpiresIn: z.number(),
});
export type SubscriptionPending = z.infer<typeof SubscriptionPending>;

/** The state of a signup. `gone`: withdrawn, expired or unknown, which are indistinguishable. */
export const SubscriptionState = z.object({ state: z.enum(['pending', 'confirmed', 'gone']) });
export type SubscriptionState = z.infer<typeof SubscriptionState>;

/** The endpoints of `<newsletter-signup>`. */
export const newsletterEndpoints = {
  newsletter: endpoint({
    method: 'GET',
    path: '/newsletter',
    role: 'anyone',
    summary: 'What a page needs to show the signup form',
    query: LanguageQuery,
    status: 200,
    response: Newsletter,
  }),
  formToken: endpoint({
    method: 'GET',
    path: '/newsletter/form-token',
    role: 'anyone',
    summary: 'Issues a token for one signup form',
    status: 200,
    response: FormToken,
  }),
  subscribe: endpoint({
    method: 'POST',
    path: '/newsletter/subscriptions',
    role: 'anyone',
    summary: 'Signs up; emails a link and a code. The response is the same for every address',
    request: SubscriptionRequest,
    status: 202,
    response: SubscriptionPending,
    problems: ['form-token-invalid', 'form-token-too-fast', 'consent-required'],
    idempotencyKey: 'required',
  }),
  subscription: endpoint({
    method: 'GET',
    path: '/newsletter/subscriptions/:subscription',
    role: 'anyone',
    summary: 'The state of a signup',
    status: 200,
    response: SubscriptionState,
  }),
  cancelSubscription: endpoint({
    method: 'DELETE',
    path: '/newsletter/subscriptions/:subscription',
    role: 'anyone',
    summary: 'Deletes a signup that is not confirmed, for example because the address was mistyped',
    status: 204,
    problems: ['idempotency-key-reused'],
    idempotencyKey: 'none',
  }),
  resendEmail: endpoint({
    method: 'POST',
    path: '/newsletter/subscriptions/:subscription/emails',
    role: 'anyone',
    summary: 'Sends another email; the earlier link and code stop working',
    status: 202,
    response: SubscriptionPending,
    problems: ['not-found'],
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/newsletter/confirmations',
    role: 'anyone',
    summary: 'Confirms a signup with the code from the email',
    request: ConfirmationRequest,
    status: 200,
    response: SubscriptionState,
    problems: ['invalid-code', 'code-expired'],
  }),
} as const;
