import { get, session, type Call } from './call.ts';
import type {
  SignInCodeRequest,
  SignInLinkRequest,
  SignInMailRequest,
  SignInRequest,
} from './member-requests.ts';
import { Member, SignInPending, SignedIn } from './members.ts';

/** The calls to start, continue and end a session. */
export const memberCalls = {
  signIn: {
    method: 'POST',
    path: '/session',
    status: 201,
    answer: SignedIn,
    signed: 'proof',
  } as Call<SignInRequest, typeof SignedIn>,
  signInMail: {
    method: 'POST',
    path: '/session/mails',
    status: 202,
    answer: SignInPending,
  } as Call<SignInMailRequest, typeof SignInPending>,
  signInByCode: {
    method: 'POST',
    path: '/session/codes',
    status: 201,
    answer: SignedIn,
    signed: 'proof',
  } as Call<SignInCodeRequest, typeof SignedIn>,
  signInByLink: {
    method: 'POST',
    path: '/session/links',
    status: 201,
    answer: SignedIn,
    signed: 'proof',
  } as Call<SignInLinkRequest, typeof SignedIn>,
  rotate: { method: 'POST', path: '/session/rotations', status: 201, answer: SignedIn, ...session },
  signOut: { method: 'DELETE', path: '/session', status: 204, ...session },
  /** Ends all sessions, including the current one. */
  signOutEverywhere: { method: 'DELETE', path: '/member/sessions', status: 204, ...session },
  member: { ...get('/member', Member), ...session },
} as const;
