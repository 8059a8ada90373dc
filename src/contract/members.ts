import * as z from 'zod/mini';
import { HttpAddress } from './values.ts';

/** What a member may do, in rising order: each may all that those before it may. */
export const roles = ['member', 'facilitator', 'host'] as const;
export type Role = (typeof roles)[number];

/** The member who is signed in, for their own eyes. */
export const Member = z.object({
  id: z.string(),
  /** Empty until the member says it. */
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  picture: z.nullable(HttpAddress),
  bio: z.string(),
  link: z.nullable(HttpAddress),
  hasPassword: z.boolean(),
});
export type Member = z.infer<typeof Member>;

/** A session, bound to the key of the proof that came with the request (RFC 9449): the token alone is worthless. */
export const SignedIn = z.object({
  token: z.string(),
  /** Seconds until the token should be changed for a new one, by `POST /session/rotations`. */
  rotateAfter: z.number(),
  member: Member,
  /** Whether a password may be chosen without the old one, for a mail has just shown whose account it is. */
  mayChoosePassword: z.boolean(),
});
export type SignedIn = z.infer<typeof SignedIn>;

/** The answer to whoever asks for a mail with a link and a code: the same whether or not anybody is known there. */
export const SignInPending = z.object({
  /** Names this attempt to whoever made it: its code is good for nothing without. Not guessable. */
  attempt: z.string(),
  /** Seconds until another mail may be asked for. */
  resendAfter: z.number(),
  /** Seconds the code and the link in the mail are good for. */
  codeExpiresIn: z.number(),
});
export type SignInPending = z.infer<typeof SignInPending>;
