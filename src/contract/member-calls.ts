import { get, type Call } from './call.ts';
import type {
  PasswordRequest,
  ProfileRequest,
  ProgressRequest,
  SignInCodeRequest,
  SignInLinkRequest,
  SignInMailRequest,
  SignInRequest,
} from './member-requests.ts';
import { Member, OwnSessions, SignInPending, SignedIn } from './members.ts';
import { Lesson, MembersPage } from './pages.ts';

const session = { signed: 'session' } as const;
const lesson = '/pages/:page/lessons/:lesson';

/** The calls of `<member-login>`. */
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
  member: { ...get('/member', Member), ...session },
  changeProfile: {
    method: 'PATCH',
    path: '/member',
    status: 200,
    answer: Member,
    ...session,
  } as Call<ProfileRequest, typeof Member>,
  /** Ends every other session, and changes the token of this one. */
  choosePassword: {
    method: 'PUT',
    path: '/member/password',
    status: 200,
    answer: SignedIn,
    ...session,
  } as Call<PasswordRequest, typeof SignedIn>,
  sessions: { ...get('/member/sessions', OwnSessions), ...session },
  endSession: { method: 'DELETE', path: '/member/sessions/:session', status: 204, ...session },
  /** This one too. */
  signOutEverywhere: { method: 'DELETE', path: '/member/sessions', status: 204, ...session },
  page: { ...get('/pages/:page', MembersPage), ...session },
  lesson: { ...get(lesson, Lesson), ...session },
  progress: {
    method: 'PUT',
    path: `${lesson}/progress`,
    status: 204,
    ...session,
  } as Call<ProgressRequest>,
} as const;
