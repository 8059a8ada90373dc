import * as z from 'zod/mini';
import { Code, Email } from './newsletter-requests.ts';
import { Locale } from './values.ts';
import { StrictHttpUrl, withoutDirectionMarks } from './given-values.ts';

/** Maximum password length in characters. Passwords are never truncated. ASVS 5.0, 6.2.8 and 6.2.9. */
export const MAX_PASSWORD_LENGTH = 128;
/** Minimum password length in characters of any script. ASVS 5.0, 6.2.1. */
export const MIN_PASSWORD_LENGTH = 8;

const password = z.string().check(z.minLength(1), z.maxLength(4 * MAX_PASSWORD_LENGTH));

/** `POST /session`, with a proof of the key that the session is bound to. */
export const SignInRequest = z.object({ email: Email, password });
export type SignInRequest = z.infer<typeof SignInRequest>;

/** `POST /session/emails`. */
export const SignInEmailRequest = z.object({
  email: Email,
  locale: Locale,
  /** URL of the page with the form, which the link in the email leads to. Its origin must be allowed to use the API. */
  page: z.optional(StrictHttpUrl),
});
export type SignInEmailRequest = z.infer<typeof SignInEmailRequest>;

/** `POST /session/codes`: the code from the email, in the browser that requested it. */
export const SignInCodeRequest = z.object({ attempt: z.string().check(z.maxLength(200)), code: Code });
export type SignInCodeRequest = z.infer<typeof SignInCodeRequest>;

/** `POST /session/links`: the value after `#community-sign-in=` in the URL from the email. */
export const SignInLinkRequest = z.object({ link: z.string().check(z.maxLength(200)) });
export type SignInLinkRequest = z.infer<typeof SignInLinkRequest>;

/**
 * `PUT /member/password`. `current` may be omitted after signing in by email, and if the member has no password yet.
 */
export const PasswordRequest = z.object({ password, current: z.optional(password) });
export type PasswordRequest = z.infer<typeof PasswordRequest>;

/** `PATCH /member`. Omitted fields are unchanged. */
export const ProfileRequest = z.object({
  name: z.optional(z.string().check(z.overwrite(withoutDirectionMarks), z.trim(), z.maxLength(200))),
  bio: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
  link: z.optional(z.nullable(StrictHttpUrl)),
  /** A JPEG, PNG or WebP picture of at most 32 KB, in base64. Null removes the picture. */
  picture: z.optional(z.nullable(z.string().check(z.maxLength(45_000)))),
});
export type ProfileRequest = z.infer<typeof ProfileRequest>;

/** `PUT /pages/:page/lessons/:lesson/progress`. */
export const ProgressRequest = z.object({ done: z.boolean() });
export type ProgressRequest = z.infer<typeof ProgressRequest>;

/** The visitor's time zone, in which lessons open; without it, the newsletter's. The server checks that it exists. */
export const ZoneQuery = z.object({ zone: z.optional(z.string().check(z.maxLength(64))) });
export type ZoneQuery = z.infer<typeof ZoneQuery>;
