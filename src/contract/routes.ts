import type { ZodMiniType } from 'zod/mini';
import { accountCalls } from './account-calls.ts';
import { boardCalls } from './board-calls.ts';
import type { Call } from './call.ts';
import { eventCalls } from './event-calls.ts';
import { groupCalls } from './group-calls.ts';
import * as inGroups from './group-requests.ts';
import { liveCalls } from './live.ts';
import { memberCalls } from './member-calls.ts';
import * as asMember from './member-requests.ts';
import { pageCalls } from './page-calls.ts';
import type { Role } from './members.ts';
import { newsletterCalls } from './newsletter-calls.ts';
import { ConfirmationRequest, SubscriptionRequest } from './newsletter-requests.ts';
import { ownPostCalls } from './own-post-calls.ts';
import { showcaseCalls } from './showcase-calls.ts';
import * as inShowcase from './showcase-requests.ts';
import { visitCalls } from './showcase-visits.ts';

/** A call as the server handles it, with the schema of its body and the role it requires. */
export interface Route<
  Body extends ZodMiniType = ZodMiniType,
  Answer extends ZodMiniType = ZodMiniType,
> extends Call<unknown, Answer> {
  readonly body?: Body;
  /** The lowest role that may call it. `anyone`: no session needed. The only place where this is defined. */
  readonly may: 'anyone' | Role;
}

const anyone = { may: 'anyone' } as const;
const member = { may: 'member' } as const;

const host = { may: 'host' } as const;

const calls = {
  ...newsletterCalls,
  ...memberCalls,
  ...accountCalls,
  ...pageCalls,
  ...showcaseCalls,
  ...visitCalls,
  ...ownPostCalls,
  ...boardCalls,
  ...groupCalls,
  ...eventCalls,
  ...liveCalls,
} as const;

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
  showcase: { ...calls.showcase, ...anyone },
  showcaseNews: { ...calls.showcaseNews, ...anyone },
  showcaseCounts: { ...calls.showcaseCounts, ...anyone },
  post: { ...calls.post, ...anyone },
  report: { ...calls.report, ...anyone, body: inShowcase.ReportRequest },
  preview: { ...calls.preview, ...member, body: inShowcase.PreviewRequest },
  submit: { ...calls.submit, ...member, body: inShowcase.SubmissionRequest },
  ownPosts: { ...calls.ownPosts, ...member },
  changePost: { ...calls.changePost, ...member, body: inShowcase.PostChangeRequest },
  withdrawPost: { ...calls.withdrawPost, ...member },
  ownCheers: { ...calls.ownCheers, ...member },
  cheer: { ...calls.cheer, ...member, body: inShowcase.CheerRequest },
  queue: { ...calls.queue, ...host },
  decide: { ...calls.decide, ...host, body: inShowcase.DecisionRequest },
  sources: { ...calls.sources, ...host },
  addSource: { ...calls.addSource, ...host, body: inShowcase.SourceRequest },
  changeSource: { ...calls.changeSource, ...host, body: inShowcase.SourceChangeRequest },
  removeSource: { ...calls.removeSource, ...host },
  live: { ...calls.live, ...member },
  event: { ...calls.event, ...anyone },
  summary: { ...calls.summary, ...anyone },
  board: { ...calls.board, ...member },
  events: { ...calls.events, ...member },
  place: { ...calls.place, ...member, body: inGroups.PlaceRequest },
  leave: { ...calls.leave, ...member },
  setHere: { ...calls.setHere, ...member, body: inGroups.HereRequest },
  changePiece: { ...calls.changePiece, ...member, body: inGroups.PieceRequest },
  checkIn: { ...calls.checkIn, ...member, body: inGroups.CheckInRequest },
  encourage: { ...calls.encourage, ...member, body: inShowcase.CheerRequest },
  reply: { ...calls.reply, ...member, body: inGroups.ReplyRequest },
  takeBack: { ...calls.takeBack, ...member },
  nudge: { ...calls.nudge, ...member, body: inGroups.NudgeRequest },
  mute: { ...calls.mute, ...member, body: inGroups.MuteRequest },
  propose: { ...calls.propose, ...member, body: inGroups.DateRequest },
  agree: { ...calls.agree, ...member, body: inGroups.AgreementRequest },
  confirmDate: { ...calls.confirmDate, ...member },
  changeGroup: { ...calls.changeGroup, ...member, body: inGroups.GroupChangeRequest },
  complain: { ...calls.complain, ...member, body: inGroups.ComplaintRequest },
  makeEvent: { ...calls.makeEvent, ...host, body: inGroups.EventRequest },
  changeEvent: { ...calls.changeEvent, ...host, body: inGroups.EventChangeRequest },
  split: { ...calls.split, ...host, body: inGroups.SplitRequest },
  makeGroup: { ...calls.makeGroup, ...host, body: inGroups.GroupRequest },
  removeGroup: { ...calls.removeGroup, ...host },
  moderation: { ...calls.moderation, ...host },
  moderate: { ...calls.moderate, ...host, body: inGroups.ModerationRequest },
} as const satisfies Record<keyof typeof calls, Route>;
