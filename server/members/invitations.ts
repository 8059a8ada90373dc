import { withoutDirectionMarks } from '../../src/contract/given-values.ts';
import type { Role } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { advisoryLock } from '../database/lock.ts';
import type { Address } from '../email/address.ts';
import { enqueueEmail } from '../email/queue.ts';
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

/** Invites a person by email. An existing member keeps their name and role, and gets a new link. */
export async function invite(
  ctx: AppContext,
  { address, name: given, role, locale: wanted }: Invitation,
  page: string,
): Promise<{ member: MemberRecord; known: boolean }> {
  const name = withoutDirectionMarks(given).trim();
  // Two invitations of a new address at the same moment would otherwise both add a member.
  await advisoryLock(ctx.db, `invitation ${address.canonical}`);
  const settings = await readSettings(ctx.db);
  const known = await memberByEmail(ctx.db, address.canonical);
  const locale = wanted ?? known?.locale ?? settings.locale;
  const about = { address: address.canonical, email: address.typed, name, role, locale, joinedAt: null };
  const member = known ?? (await addMember(ctx, about));
  const link = await oneTimeLink(ctx, { ...about, role: member.role }, { page, life: LIFETIME_MS });
  const content = { ctx, settings, to: { email: address.typed, name: member.name, locale } };
  const now = ctx.clock.now();
  await enqueueEmail(
    ctx.db,
    await invitationEmail(content, link),
    now,
    new Date(now.getTime() + LIFETIME_MS),
  );
  return { member, known: known !== undefined };
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
