import { withoutDirectionMarks } from '../../src/contract/given-values.ts';
import type { Role } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { advisoryLock } from '../database/lock.ts';
import type { Address } from '../email/address.ts';
import { enqueueEmail } from '../email/queue.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { addMember } from './accounts.ts';
import { invitationEmail } from './emails.ts';
import { memberByEmail, type MemberRecord } from './queries/members.ts';
import { insertSignIn, NO_CODE, voidInvitations } from './queries/sign-ins.ts';
import { linkTo, signInLinkHash } from './sign-ins.ts';

const DAY_MS = 24 * 3600 * 1000;
/** How long an invitation is valid, in milliseconds. */
const LIFETIME_MS = 7 * DAY_MS;

export interface Invitation {
  address: Address;
  name: string;
  role: Role;
  locale: string | undefined;
}

/** The URL of the page that sign-in links lead to. Undefined if it is not configured. */
export const membersPageOf = async (ctx: AppContext): Promise<string | undefined> =>
  (await readSettings(ctx.db)).membersPage ?? ctx.membersPage;

/** The same. Throws a problem if there is none. */
export async function requireMembersPage(ctx: AppContext): Promise<string> {
  const page = await membersPageOf(ctx);
  if (page !== undefined) return page;
  throw new ProblemError('conflict', {
    detail: 'First set membersPage in the settings: the page with your <member-login>.',
    errors: [{ field: 'membersPage', detail: 'Invitations lead to this page.' }],
  });
}

/** Invites a person by email. An existing member keeps their name and role, and gets a new link. */
export async function invite(
  ctx: AppContext,
  invitation: Invitation,
  page: string,
): Promise<{ member: MemberRecord; known: boolean }> {
  const known = await lockedMember(ctx, invitation);
  const member = known ?? (await addInvited(ctx, invitation));
  await sendInvitation(ctx, { ...invitation, member }, { page });
  return { member, known: known !== undefined };
}

/**
 * Invites a person who is neither a member nor invited. Undefined: they are, and get no email. `delayMs`: when the email
 * is sent, at most an hour from now.
 */
export async function inviteNew(
  ctx: AppContext,
  invitation: Invitation,
  how: { page: string; delayMs: number },
): Promise<MemberRecord | undefined> {
  if (await lockedMember(ctx, invitation)) return undefined;
  const member = await addInvited(ctx, invitation);
  await sendInvitation(ctx, { ...invitation, member }, how);
  return member;
}

/** Two invitations of a new address at the same moment would otherwise both add a member. */
async function lockedMember({ db }: AppContext, { address }: Invitation): Promise<MemberRecord | undefined> {
  await advisoryLock(db, `invitation ${address.canonical}`);
  return memberByEmail(db, address.canonical);
}

async function addInvited(
  ctx: AppContext,
  { address, name, role, locale }: Invitation,
): Promise<MemberRecord> {
  return addMember(ctx, {
    ...{ address: address.canonical, email: address.typed, role, joinedAt: null },
    name: withoutDirectionMarks(name).trim(),
    locale: locale ?? (await readSettings(ctx.db)).locale,
  });
}

async function sendInvitation(
  ctx: AppContext,
  { address, locale: wanted, member }: Invitation & { member: MemberRecord },
  { page, delayMs = 0 }: { page: string; delayMs?: number },
): Promise<void> {
  const settings = await readSettings(ctx.db);
  const { name, role } = member;
  const [email, locale] = [address.typed, wanted ?? member.locale];
  const life = LIFETIME_MS + delayMs;
  const link = await oneTimeLink(ctx, { address: address.canonical, email, role, locale }, { page, life });
  // The link of a person who is removed no longer works.
  const onlyFor = { member: member.id, role: 'member' as const };
  const message = await invitationEmail({ ctx, settings, to: { email, name, locale } }, link);
  const now = ctx.clock.now();
  const after = (ms: number) => new Date(now.getTime() + ms);
  await enqueueEmail(ctx.db, { ...message, onlyFor }, now, after(life), after(delayMs));
}

/** A link that signs one person in, once. Revokes their earlier unused invitations. */
export async function oneTimeLink(
  ctx: AppContext,
  { address, email, role, locale }: { address: string; email: string; role: Role; locale: string },
  { page, life }: { page: string; life: number },
): Promise<string> {
  const now = ctx.clock.now();
  const token = randomName();
  await voidInvitations(ctx.db, address);
  await insertSignIn(ctx.db, {
    id: randomName(),
    canonical_email: address,
    email,
    locale,
    role,
    code_hash: NO_CODE,
    link_hash: await signInLinkHash(ctx, token),
    code_expires_at: now,
    link_expires_at: new Date(now.getTime() + life),
    code_attempts: 0,
    used_at: null,
    created_at: now,
  });
  return linkTo(page, token);
}
