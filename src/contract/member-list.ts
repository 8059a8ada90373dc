import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { withoutDirectionMarks } from './given-values.ts';
import { Timestamp } from './moment.ts';
import { Email } from './newsletter-requests.ts';
import { pageSize, searchText } from './people-requests.ts';
import { roles } from './roles.ts';
import { HttpUrl, Locale } from './values.ts';

/** A member, or an invited person, as hosts see them. */
export const MemberEntry = z.object({
  id: z.string(),
  email: z.string(),
  /** Empty until the member enters it. */
  name: z.string(),
  role: z.enum(roles),
  picture: z.nullable(HttpUrl),
  language: z.string(),
  createdAt: Timestamp,
  /** When they first signed in; null: invited, but not joined yet. */
  joinedAt: z.nullable(Timestamp),
  /** Browsers in which they are signed in. */
  sessions: z.number(),
});
export type MemberEntry = z.infer<typeof MemberEntry>;

/** `next`: for the query parameter `after`; null on the last page. `total`: of all pages. */
export const MemberList = z.object({
  members: z.array(MemberEntry),
  next: z.nullable(z.string()),
  total: z.number(),
});
export type MemberList = z.infer<typeof MemberList>;

export const MembersQuery = z.object({
  search: z.optional(searchText.check(z.describe('A part of the email address or name'))),
  role: z.optional(z.enum(roles)),
  ...pageSize,
});
export type MembersQuery = z.infer<typeof MembersQuery>;

/** `POST /members/invitations`. */
export const InvitationRequest = z.object({
  email: Email,
  /** Default: `member`. */
  role: z.optional(z.enum(roles)),
  name: z.optional(z.string().check(z.overwrite(withoutDirectionMarks), z.trim(), z.maxLength(200))),
  /** Of the email. Default: the member's own, or else the newsletter's. */
  language: z.optional(Locale),
});
export type InvitationRequest = z.infer<typeof InvitationRequest>;

/** `known`: they were a member or invited before. They keep their name and role, and get another link. */
export const Invitation = z.object({ member: MemberEntry, known: z.boolean() });
export type Invitation = z.infer<typeof Invitation>;

/** `PATCH /members/:member`. */
export const RoleRequest = z.object({ role: z.enum(roles) });
export type RoleRequest = z.infer<typeof RoleRequest>;

/** The endpoints of hosts for the members. */
export const memberListEndpoints = {
  members: endpoint({
    method: 'GET',
    path: '/members',
    role: 'host',
    scope: 'members:read',
    summary: 'The members and invited people, newest first',
    query: MembersQuery,
    status: 200,
    response: MemberList,
  }),
  inviteMember: endpoint({
    method: 'POST',
    path: '/members/invitations',
    role: 'host',
    summary: 'Emails an invitation link to one person; it expires after 7 days',
    request: InvitationRequest,
    status: 201,
    response: Invitation,
    problems: ['conflict'],
  }),
  changeMember: endpoint({
    method: 'PATCH',
    path: '/members/:member',
    role: 'host',
    summary: 'Changes a member’s role; refused for the last host',
    request: RoleRequest,
    status: 200,
    response: MemberEntry,
    problems: ['not-found', 'conflict'],
  }),
  endMemberSessions: endpoint({
    method: 'DELETE',
    path: '/members/:member/sessions',
    role: 'host',
    summary: 'Ends all sessions of a member',
    status: 204,
    problems: ['not-found'],
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: '/members/:member',
    role: 'host',
    summary: 'Removes a member and ends all their sessions; refused for the last host',
    status: 204,
    problems: ['not-found', 'conflict'],
  }),
} as const;
