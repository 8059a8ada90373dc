import type { SignInPending } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRow } from '../database/tables.ts';
import type { Address } from '../email/address.ts';
import { enqueueEmail } from '../email/queue.ts';
import { consumeLimits, refundLimits } from '../http/middleware/rate-limit.ts';
import { ProblemError } from '../problem.ts';
import { randomCode, randomName, sameText } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { addMember } from './accounts.ts';
import { noMemberEmail, signInEmail } from './emails.ts';
import { roleFor } from './membership.ts';
import { changeMember, memberByEmail } from './queries/members.ts';
import {
  countAttempt,
  insertSignIn,
  lockSignIn,
  lockSignInByLink,
  type SignIn,
  spend,
  voidSignIns,
} from './queries/sign-ins.ts';
import { codeLimits } from './sign-in-limits.ts';

/** How long a link and a code are valid, in seconds (ASVS 5.0, 6.5.5). */
export const SIGN_IN_LIFETIME_S = 600;
const RESEND_AFTER_S = 60;
const MAX_ATTEMPTS = 5;

/** The token is in the fragment, which browsers do not send to servers. */
export const linkTo = (page: string, token: string) => `${page.split('#')[0]}#community-sign-in=${token}`;

export const signInCodeHash = (ctx: AppContext, id: string, code: string) =>
  ctx.secret.tag('sign-in code', `${id} ${code}`);
export const signInLinkHash = (ctx: AppContext, token: string) => ctx.secret.tag('sign-in link', token);

export interface SignInEmailRequest {
  address: Address;
  locale: string;
  /** The page that the link leads to. */
  page: string | undefined;
}

/**
 * Sends the sign-in email. Earlier emails stay valid, because anyone can request one for any address.
 * The work and the response are the same whether or not the address may sign in: only the text of the email
 * differs.
 */
export async function requestSignInEmail(
  ctx: AppContext,
  { address, locale, page }: SignInEmailRequest,
): Promise<SignInPending> {
  const now = ctx.clock.now();
  const settings = await readSettings(ctx.db);
  const member = await memberByEmail(ctx.db, address.canonical);
  const role = await roleFor(ctx.db, settings, address.canonical, member);
  const [id, token, code] = [randomName(), randomName(), randomCode()];
  const expires = new Date(now.getTime() + SIGN_IN_LIFETIME_S * 1000);
  await insertSignIn(ctx.db, {
    id,
    canonical_email: address.canonical,
    email: address.typed,
    locale,
    role,
    code_hash: await signInCodeHash(ctx, id, code),
    link_hash: await signInLinkHash(ctx, token),
    code_expires_at: expires,
    link_expires_at: expires,
    code_attempts: 0,
    used_at: null,
    created_at: now,
  });
  const content = { ctx, settings, to: { email: address.typed, name: member?.name ?? '', locale } };
  const link = page && linkTo(page, token);
  const mail = await (role === null
    ? noMemberEmail(content)
    : signInEmail(content, { code, link, isNew: !member }));
  await enqueueEmail(ctx.db, mail, now, expires);
  return { attempt: id, resendAfter: RESEND_AFTER_S, codeExpiresIn: SIGN_IN_LIFETIME_S };
}

export interface CodeTyped {
  attempt: string;
  code: string;
  client: string | undefined;
}

/** Signs in with the code from the email, in the browser that requested it. */
export async function signInWithCode(
  ctx: AppContext,
  { attempt, code, client }: CodeTyped,
): Promise<MemberRow> {
  const signIn = await lockSignIn(ctx.db, attempt);
  const now = ctx.clock.now();
  if (!signIn || signIn.used_at || signIn.code_expires_at <= now || signIn.code_attempts >= MAX_ATTEMPTS)
    throw new ProblemError('code-expired');
  const counted = await codeLimits(ctx, { address: signIn.canonical_email, client });
  await consumeLimits(ctx, counted);
  const right = sameText(await signInCodeHash(ctx, signIn.id, code), signIn.code_hash);
  if (right && signIn.role !== null) {
    await refundLimits(ctx, counted);
    return completeSignIn(ctx, signIn);
  }
  await countAttempt(ctx.db, signIn);
  throw new ProblemError('invalid-code');
}

/**
 * Signs in with the token of an emailed link. Called when the visitor presses the button, not when they open
 * the link.
 */
export async function signInWithLink(ctx: AppContext, token: string): Promise<MemberRow> {
  const signIn = await lockSignInByLink(ctx.db, await signInLinkHash(ctx, token));
  const dead = !signIn || signIn.used_at || signIn.role === null || signIn.link_expires_at <= ctx.clock.now();
  if (dead) throw new ProblemError('link-expired');
  return completeSignIn(ctx, signIn);
}

/** Marks the sign-in as used, expires the others of the address, and adds the member if they are new. */
async function completeSignIn(ctx: AppContext, signIn: SignIn): Promise<MemberRow> {
  const now = ctx.clock.now();
  const { id, canonical_email: address, email, locale, role } = signIn;
  await spend(ctx.db, id, now);
  await voidSignIns(ctx.db, address, now);
  const member = await memberByEmail(ctx.db, address);
  if (!member) return addMember(ctx, { address, email, name: '', role: role!, locale, joinedAt: now });
  if (member.joined_at) return member;
  const joined = { joined_at: now, email_verified: true, updated_at: now };
  await changeMember(ctx.db, member.id, joined);
  return { ...member, ...joined };
}
