import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import {
  SignInCodeRequest,
  SignInLinkRequest,
  SignInEmailRequest,
  SignInRequest,
} from './member-requests.ts';
import { roles } from './roles.ts';
import { HttpUrl } from './values.ts';

export { type Role, roles } from './roles.ts';

/** The signed-in member. Visible only to themselves. */
export const Member = z.object({
  id: z.string(),
  /** Empty until the member enters it. */
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  picture: z.nullable(HttpUrl),
  bio: z.string(),
  link: z.nullable(HttpUrl),
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

/** The endpoints that start, continue and end a session. */
export const memberEndpoints = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    role: 'anyone',
    summary: 'Signs in with a password; the session is bound to the key of the proof',
    request: SignInRequest,
    status: 201,
    response: SignedIn,
    problems: ['invalid-credentials'],
    idempotencyKey: 'none',
    proof: true,
  }),
  requestSignInEmail: endpoint({
    method: 'POST',
    path: '/session/emails',
    role: 'anyone',
    summary: 'Emails a sign-in link and a code. The response is the same for every address',
    request: SignInEmailRequest,
    status: 202,
    response: SignInPending,
    idempotencyKey: 'none',
  }),
  signInWithCode: endpoint({
    method: 'POST',
    path: '/session/codes',
    role: 'anyone',
    summary: 'Signs in with the code from the email',
    request: SignInCodeRequest,
    status: 201,
    response: SignedIn,
    problems: ['invalid-code', 'code-expired'],
    idempotencyKey: 'none',
    proof: true,
  }),
  signInWithLink: endpoint({
    method: 'POST',
    path: '/session/links',
    role: 'anyone',
    summary: 'Signs in with the link from the email',
    request: SignInLinkRequest,
    status: 201,
    response: SignedIn,
    problems: ['link-expired'],
    idempotencyKey: 'none',
    proof: true,
  }),
  rotateToken: endpoint({
    method: 'POST',
    path: '/session/rotations',
    role: 'member',
    summary: 'Exchanges the token for a new one; the old one is rejected from then on',
    status: 201,
    response: SignedIn,
    idempotencyKey: 'none',
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/session',
    role: 'member',
    summary: 'Ends this session',
    status: 204,
    idempotencyKey: 'none',
  }),
  signOutEverywhere: endpoint({
    method: 'DELETE',
    path: '/member/sessions',
    role: 'member',
    summary: 'Ends all of the member’s own sessions',
    status: 204,
    idempotencyKey: 'none',
  }),
  member: endpoint({
    method: 'GET',
    path: '/member',
    role: 'member',
    summary: 'The signed-in member',
    status: 200,
    response: Member,
  }),
} as const;
