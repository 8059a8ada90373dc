import * as z from 'zod/mini';
import { HttpAddress } from './values.ts';

/** Roles in ascending order. Each one includes the rights of those before it. */
export const roles = ['member', 'facilitator', 'host'] as const;
export type Role = (typeof roles)[number];

/** The signed-in member. Visible only to themselves. */
export const Member = z.object({
  id: z.string(),
  /** Empty until the member enters it. */
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  picture: z.nullable(HttpAddress),
  bio: z.string(),
  link: z.nullable(HttpAddress),
  hasPassword: z.boolean(),
});
export type Member = z.infer<typeof Member>;

/** A session, bound to the key of the request's proof (RFC 9449): the token is useless without that key. */
export const SignedIn = z.object({
  token: z.string(),
  /** Seconds until the token should be rotated with `POST /session/rotations`. */
  rotateAfter: z.number(),
  member: Member,
  /** Whether the password can be changed without the old one, because the member has just signed in by email. */
  mayChoosePassword: z.boolean(),
});
export type SignedIn = z.infer<typeof SignedIn>;

/** The response to a request for a sign-in email. It is the same for known and unknown addresses. */
export const SignInPending = z.object({
  /** Identifies this attempt. Required with the code, and can't be guessed. */
  attempt: z.string(),
  /** Seconds until another email can be requested. */
  resendAfter: z.number(),
  /** Seconds until the code and the link in the email expire. */
  codeExpiresIn: z.number(),
});
export type SignInPending = z.infer<typeof SignInPending>;
