import * as z from 'zod/mini';
import { Code, Email } from './newsletter-requests.ts';
import { Locale } from './values.ts';
import { HttpAddressGiven, withoutDirectionMarks } from './given-values.ts';

/** The longest password that is taken, in characters; no shorter one is cut. ASVS 5.0, 6.2.8 and 6.2.9. */
export const MAX_PASSWORD_LENGTH = 128;
/** The shortest, in characters of whatever script. ASVS 5.0, 6.2.1. */
export const MIN_PASSWORD_LENGTH = 8;

const password = z.string().check(z.minLength(1), z.maxLength(4 * MAX_PASSWORD_LENGTH));

/** `POST /session`, with a proof of the key that the session shall be bound to. */
export const SignInRequest = z.object({ email: Email, password });
export type SignInRequest = z.infer<typeof SignInRequest>;

/** `POST /session/mails`. */
export const SignInMailRequest = z.object({
  email: Email,
  locale: Locale,
  /** The page that holds the form, to which the link in the mail leads; of an origin that may use the API. */
  page: z.optional(HttpAddressGiven),
});
export type SignInMailRequest = z.infer<typeof SignInMailRequest>;

/** `POST /session/codes`: the code from the mail, in the browser that asked for it. */
export const SignInCodeRequest = z.object({ attempt: z.string().check(z.maxLength(200)), code: Code });
export type SignInCodeRequest = z.infer<typeof SignInCodeRequest>;

/** `POST /session/links`: what stands behind `#community-sign-in=` in the address that the mail led to. */
export const SignInLinkRequest = z.object({ link: z.string().check(z.maxLength(200)) });
export type SignInLinkRequest = z.infer<typeof SignInLinkRequest>;

/** `PUT /member/password`. `current` may be missing after a mailed link or code, and where there is none yet. */
export const PasswordRequest = z.object({ password, current: z.optional(password) });
export type PasswordRequest = z.infer<typeof PasswordRequest>;

/** `PATCH /member`: what is not there stays as it is. */
export const ProfileRequest = z.object({
  name: z.optional(z.string().check(z.overwrite(withoutDirectionMarks), z.trim(), z.maxLength(200))),
  bio: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
  link: z.optional(z.nullable(HttpAddressGiven)),
  /** A JPEG, PNG or WebP of at most 32 KB, in base64; null takes the picture away. */
  picture: z.optional(z.nullable(z.string().check(z.maxLength(45_000)))),
});
export type ProfileRequest = z.infer<typeof ProfileRequest>;

/** `PUT /pages/:page/lessons/:lesson/progress`. */
export const ProgressRequest = z.object({ done: z.boolean() });
export type ProgressRequest = z.infer<typeof ProgressRequest>;
