import type { ZodMiniType } from 'zod/mini';
import { accountCalls } from './account-calls.ts';
import type { Call } from './call.ts';
import * as asMember from './member-requests.ts';
import { memberCalls } from './member-calls.ts';
import { pageCalls } from './page-calls.ts';
import type { Role } from './members.ts';
import { newsletterCalls } from './newsletter-calls.ts';
import { ConfirmationRequest, SubscriptionRequest } from './newsletter-requests.ts';

/** One call as the server takes it: with the check of its body, and who may make it. */
export interface Route<
  Body extends ZodMiniType = ZodMiniType,
  Answer extends ZodMiniType = ZodMiniType,
> extends Call<unknown, Answer> {
  readonly body?: Body;
  /** The least role that may call it; `anyone` may without a session. The one place where this is said. */
  readonly may: 'anyone' | Role;
}

const anyone = { may: 'anyone' } as const;
const member = { may: 'member' } as const;

const calls = { ...newsletterCalls, ...memberCalls, ...accountCalls, ...pageCalls } as const;

/** Every call of the API. The server mounts these, and the OpenAPI document lists them. */
export const routes = {
  newsletter: { ...calls.newsletter, ...anyone },
  formToken: { ...calls.formToken, ...anyone },
  subscribe: { ...calls.subscribe, ...anyone, body: SubscriptionRequest },
  subscription: { ...calls.subscription, ...anyone },
  withdraw: { ...calls.withdraw, ...anyone },
  resend: { ...calls.resend, ...anyone },
  confirm: { ...calls.confirm, ...anyone, body: ConfirmationRequest },
  signIn: { ...calls.signIn, ...anyone, body: asMember.SignInRequest },
  signInMail: { ...calls.signInMail, ...anyone, body: asMember.SignInMailRequest },
  signInByCode: { ...calls.signInByCode, ...anyone, body: asMember.SignInCodeRequest },
  signInByLink: { ...calls.signInByLink, ...anyone, body: asMember.SignInLinkRequest },
  rotate: { ...calls.rotate, ...member },
  signOut: { ...calls.signOut, ...member },
  member: { ...calls.member, ...member },
  changeProfile: { ...calls.changeProfile, ...member, body: asMember.ProfileRequest },
  choosePassword: { ...calls.choosePassword, ...member, body: asMember.PasswordRequest },
  sessions: { ...calls.sessions, ...member },
  endSession: { ...calls.endSession, ...member },
  signOutEverywhere: { ...calls.signOutEverywhere, ...member },
  page: { ...calls.page, ...member },
  lesson: { ...calls.lesson, ...member },
  progress: { ...calls.progress, ...member, body: asMember.ProgressRequest },
} as const satisfies Record<keyof typeof calls, Route>;
