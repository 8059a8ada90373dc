import { get, session, type Call } from './call.ts';
import type { PasswordRequest, ProfileRequest } from './member-requests.ts';
import { Member } from './members.ts';
import { OwnSessions } from './own-sessions.ts';

/** The calls for a member's own account. */
export const accountCalls = {
  changeProfile: {
    method: 'PATCH',
    path: '/member',
    status: 200,
    answer: Member,
    ...session,
  } as Call<ProfileRequest, typeof Member>,
  /** Ends every other session. The current one keeps its token, so that a lost response doesn't sign the member out. */
  choosePassword: {
    method: 'PUT',
    path: '/member/password',
    status: 200,
    answer: Member,
    ...session,
  } as Call<PasswordRequest, typeof Member>,
  sessions: { ...get('/member/sessions', OwnSessions), ...session },
  endSession: { method: 'DELETE', path: '/member/sessions/:session', status: 204, ...session },
} as const;
