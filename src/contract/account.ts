import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { PasswordRequest, ProfileRequest } from './member-requests.ts';
import { Member } from './members.ts';

/** One of the member's own sessions. Times are ISO 8601 in UTC. */
export const OwnSession = z.object({
  id: z.string(),
  current: z.boolean(),
  /** Browser and operating system, such as `Firefox, Linux`; empty if unknown. */
  device: z.string(),
  startedAt: z.string(),
  usedAt: z.string(),
});
export type OwnSession = z.infer<typeof OwnSession>;
export const OwnSessions = z.object({ sessions: z.array(OwnSession) });
export type OwnSessions = z.infer<typeof OwnSessions>;

/** The endpoints for a member's own account. */
export const accountEndpoints = {
  changeProfile: endpoint({
    method: 'PATCH',
    path: '/member',
    role: 'member',
    summary: 'Changes name, bio, link and picture',
    request: ProfileRequest,
    status: 200,
    response: Member,
  }),
  setPassword: endpoint({
    method: 'PUT',
    path: '/member/password',
    role: 'member',
    summary: 'Sets a password; every other session ends',
    request: PasswordRequest,
    status: 200,
    response: Member,
    problems: ['password-too-common', 'invalid-credentials'],
    idempotencyKey: 'none',
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/member/sessions',
    role: 'member',
    summary: 'The member’s own sessions',
    status: 200,
    response: OwnSessions,
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/member/sessions/:session',
    role: 'member',
    summary: 'Ends one of the member’s own sessions',
    status: 204,
    idempotencyKey: 'none',
  }),
} as const;
