import * as z from 'zod/mini';
import { MAX_EMAIL_LENGTH, cleanEmail, emailPattern } from './email.ts';
import { Id, Locale, nonEmptyString, forPersonFields } from './values.ts';
import { StrictHttpUrl, withoutDirectionMarks } from './given-values.ts';

export const Email = z
  .string()
  .check(
    z.overwrite(cleanEmail),
    z.maxLength(MAX_EMAIL_LENGTH),
    z.regex(emailPattern, 'an address like ada@example.org'),
  );

/** A consent as given. `wording` is the exact text that the person saw. */
export const ConsentGiven = z.object({ purpose: Id, wording: nonEmptyString(2000) });
export type ConsentGiven = z.infer<typeof ConsentGiven>;

const attribution = z.optional(z.string().check(z.maxLength(500)));
export const Attribution = z.object({
  source: attribution,
  medium: attribution,
  campaign: attribution,
  term: attribution,
  content: attribution,
  referrer: attribution,
});
export type Attribution = z.infer<typeof Attribution>;

/** The most characters of a field of a person. */
export const MAX_FIELD_LENGTH = 200;
const line = z.optional(
  z.string().check(z.overwrite(withoutDirectionMarks), z.trim(), z.maxLength(MAX_FIELD_LENGTH)),
);
export const PersonTexts = z.object(forPersonFields(() => line));
export type PersonTexts = z.infer<typeof PersonTexts>;

/**
 * `POST /newsletter/subscriptions`. A plain form uses the same names: `topics` and `consents` repeat, and `consents`
 * holds the purpose.
 */
export const SubscriptionRequest = z.object({
  email: Email,
  ...PersonTexts.shape,
  topics: z.array(Id).check(z.maxLength(20)),
  consents: z.array(ConsentGiven).check(z.maxLength(10)),
  locale: Locale,
  /** URL of the page with the form, without query and fragment. */
  page: z.optional(StrictHttpUrl),
  attribution: z.optional(Attribution),
  formToken: z.string().check(z.maxLength(1000)),
  /** A honeypot that people never see. If it is filled in, the response is the same, but nothing is done. */
  website: z.optional(z.string().check(z.maxLength(500))),
});
export type SubscriptionRequest = z.infer<typeof SubscriptionRequest>;

/** The 6-digit code from an email. Spaces and hyphens are removed, because people type them. */
export const Code = z.string().check(
  z.maxLength(40),
  z.overwrite((typed) => typed.replace(/[\s-]/g, '')),
  z.regex(/^\d{6}$/, 'the 6 digits from the email'),
);

/** `POST /newsletter/confirmations`. */
export const ConfirmationRequest = z.object({ subscription: z.string().check(z.maxLength(200)), code: Code });
export type ConfirmationRequest = z.infer<typeof ConfirmationRequest>;

/** The wanted language. Unknown ones are ignored, because they are what a page says in its `lang`. */
export const LanguageQuery = z.object({ lang: z.optional(z.string()) });
