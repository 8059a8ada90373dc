import type {
  Invitation,
  InvitationRequest,
  MemberEntry,
  MemberList,
  MembersQuery,
  Role,
} from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { advisoryLock } from '../database/lock.ts';
import { mailboxOf, usableAddress } from '../email/address.ts';
import { creationCursor, type ListPage, pageOf } from '../http/list-page.ts';
import { consumeLimits } from '../http/middleware/rate-limit.ts';
import { ProblemError } from '../problem.ts';
import { publishChange } from '../realtime/publish.ts';
import { invite, requireMembersPage } from './invitations.ts';
import { pictureUrl } from './profile.ts';
import * as list from './queries/member-list.ts';
import { changeMember, type MemberRecord, memberWithId } from './queries/members.ts';
import { deleteSessionsOf } from './queries/sessions.ts';
import { deleteSignInsOf } from './queries/sign-ins.ts';

const PAGE_SIZE = 50;
/** Name of the lock under which roles change, so that two hosts cannot remove each other at the same moment. */
const HOSTS_LOCK = 'hosts';

export async function listMembers(
  ctx: AppContext,
  { after, limit = PAGE_SIZE, ...filter }: MembersQuery,
): Promise<MemberList> {
  const read = (page: ListPage) => list.listMembers(ctx.db, { ...page, ...filter }, ctx.clock.now());
  const { rows, next } = await pageOf({ after, limit }, read, creationCursor);
  return {
    members: rows.map((member) => presentMember(ctx, member)),
    next,
    total: await list.countMembers(ctx.db, filter),
  };
}

/** Limits how many invitations reach one mailbox. Counted apart from signups, which strangers can use up. */
export const limitInvitations = (ctx: AppContext, { email }: InvitationRequest): Promise<void> =>
  consumeLimits(ctx, [['mailbox', `invitation ${mailboxOf(usableAddress(email))}`]]);

export async function inviteMember(
  ctx: AppContext,
  { email, role = 'member', name = '', language }: InvitationRequest,
): Promise<Invitation> {
  const page = await requireMembersPage(ctx);
  const about = { address: usableAddress(email), name, role, locale: language };
  const { member, known } = await invite(ctx, about, page);
  return { member: await memberEntry(ctx, member.id), known };
}

/** Changes a member's role. The last host stays one. */
export async function changeRole(ctx: AppContext, id: string, role: Role): Promise<void> {
  const member = await lockedMember(ctx, id);
  if (role !== 'host') await requireOtherHost(ctx, member);
  await changeMember(ctx.db, id, { role, updated_at: ctx.clock.now() });
  await publishChange(ctx, 'member', id);
}

/** Removes a member with all that belongs to them, such as sessions. The last host stays. */
export async function removeMember(ctx: AppContext, id: string): Promise<void> {
  const member = await lockedMember(ctx, id);
  await requireOtherHost(ctx, member);
  await deleteSignInsOf(ctx.db, member.canonical_email);
  await list.deleteMember(ctx.db, id);
}

export async function endSessionsOf(ctx: AppContext, id: string): Promise<void> {
  if (!(await memberWithId(ctx.db, id))) throw noMember();
  await deleteSessionsOf(ctx.db, id);
  await publishChange(ctx, 'member', id);
}

export async function memberEntry(ctx: AppContext, id: string): Promise<MemberEntry> {
  const member = await list.listedMember(ctx.db, id, ctx.clock.now());
  if (!member) throw noMember();
  return presentMember(ctx, member);
}

function presentMember(ctx: AppContext, member: list.ListedMember): MemberEntry {
  const { id, email, name, role, picture, sessions } = member;
  return {
    ...{ id, email, name, role, sessions },
    picture: picture && pictureUrl(ctx, id, picture),
    language: member.locale,
    createdAt: member.created_at.toISOString(),
    joinedAt: member.joined_at?.toISOString() ?? null,
  };
}

const noMember = () => new ProblemError('not-found', { detail: 'There is no such member.' });

/** Until the transaction ends, no other changes who is a host. */
export const lockHosts = ({ db }: AppContext): Promise<void> => advisoryLock(db, HOSTS_LOCK);

/** The member, with the lock under which hosts change. */
async function lockedMember(ctx: AppContext, id: string): Promise<MemberRecord> {
  await lockHosts(ctx);
  const member = await memberWithId(ctx.db, id);
  if (!member) throw noMember();
  return member;
}

/** An invited host who has never signed in cannot stand in for one who has. */
async function requireOtherHost({ db }: AppContext, { id, role, joined_at }: MemberRecord): Promise<void> {
  if (role !== 'host' || (await list.hasOtherHost(db, id, joined_at !== null))) return;
  throw new ProblemError('conflict', {
    detail: 'This is the last host. Make another member a host first.',
    errors: [{ field: 'role', detail: 'There must be a host.' }],
  });
}
