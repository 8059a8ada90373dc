import type { SignInPending } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { consumeLimits, refundLimits } from '../http/middleware/rate-limit.ts';
import type { Address } from '../email/address.ts';
import { readSettings } from '../settings/queries.ts';
import { enqueueEmail } from '../email/queue.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { randomCode, randomName, sameText } from '../secret.ts';
import { addMember } from './accounts.ts';
import { noMemberEmail, signInEmail } from './emails.ts';
import { roleFor } from './membership.ts';
import { codeLimits } from './sign-in-limits.ts';
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

/** Seconds that a link and a code are good for. ASVS 5.0, 6.5.5. */
export const SIGN_IN_LIFETIME_S = 600;
const RESEND_AFTER = 60;
const MOST_TRIES = 5;

/** What a mailed link carries in its fragment, which reaches no server. */
export const linkTo = (page: string, token: string) => `${page.split('#')[0]}#community-sign-in=${token}`;

export const signInCodeHash = (office: AppContext, id: string, code: string) =>
  office.secret.tag('sign-in code', `${id} ${code}`);
export const signInLinkHash = (office: AppContext, token: string) => office.secret.tag('sign-in link', token);

export interface SignInEmailRequest {
  address: Address;
  locale: string;
  /** Where the link shall lead. */
  page: string | undefined;
}

/**
 * Mails the way in. What was mailed before stays good, for anybody may ask in somebody else's name. Does the same work and answers the same whoever the address belongs to: only the words of the mail know
 * whether there is a way in for it.
 */
export async function requestSignInEmail(
  database: Database,
  office: AppContext,
  { address, locale, page }: SignInEmailRequest,
): Promise<SignInPending> {
  const now = office.clock.now();
  const settings = await readSettings(database);
  const member = await memberByEmail(database, address.canonical);
  const role = await roleFor(database, settings, address.canonical, member);
  const [id, token, code] = [randomName(), randomName(), randomCode()];
  const expires = new Date(now.getTime() + SIGN_IN_LIFETIME_S * 1000);
  await insertSignIn(database, {
    id,
    address: address.canonical,
    email: address.typed,
    locale,
    role,
    code_hash: await signInCodeHash(office, id, code),
    link_hash: await signInLinkHash(office, token),
    code_expires_at: expires,
    link_expires_at: expires,
    code_tries: 0,
    spent_at: null,
    created_at: now,
  });
  const letter = { office, settings, to: { email: address.typed, name: member?.name ?? '', locale } };
  const link = page && linkTo(page, token);
  const mail = await (role === null
    ? noMemberEmail(letter)
    : signInEmail(letter, { code, link, isNew: !member }));
  await enqueueEmail(database, mail, now, expires);
  return { attempt: id, resendAfter: RESEND_AFTER, codeExpiresIn: SIGN_IN_LIFETIME_S };
}

export interface CodeTyped {
  attempt: string;
  code: string;
  client: string | undefined;
}

/** Whoever types the code from the mail, in the browser that asked for it. */
export async function signInWithCode(
  database: Database,
  office: AppContext,
  { attempt, code, client }: CodeTyped,
): Promise<MemberRow | ProblemError> {
  const signIn = await lockSignIn(database, attempt);
  const now = office.clock.now();
  if (!signIn || signIn.spent_at || signIn.code_expires_at <= now || signIn.code_tries >= MOST_TRIES)
    return new ProblemError('code-expired');
  const counted = await codeLimits(database, office, { address: signIn.address, client });
  const limited = await consumeLimits(database, office, counted);
  if (limited) return limited;
  const right = sameText(await signInCodeHash(office, signIn.id, code), signIn.code_hash);
  if (right && signIn.role !== null) {
    await refundLimits(database, office, counted);
    return comeIn(database, office, signIn);
  }
  await countAttempt(database, signIn);
  return new ProblemError('code-wrong');
}

/** Whoever followed the link from the mail, and pressed the button. */
export async function signInWithLink(
  database: Database,
  office: AppContext,
  token: string,
): Promise<MemberRow | ProblemError> {
  const signIn = await lockSignInByLink(database, await signInLinkHash(office, token));
  const dead =
    !signIn || signIn.spent_at || signIn.role === null || signIn.link_expires_at <= office.clock.now();
  return dead ? new ProblemError('link-expired') : comeIn(database, office, signIn);
}

/** Spends it, and makes a member of whoever was none. */
async function comeIn(database: Database, office: AppContext, signIn: SignIn): Promise<MemberRow> {
  const now = office.clock.now();
  const { id, address, email, locale, role } = signIn;
  await spend(database, id, now);
  await voidSignIns(database, address, now);
  const member = await memberByEmail(database, address);
  if (!member)
    return addMember(database, office, { address, email, name: '', role: role!, locale, joinedAt: now });
  if (member.joined_at) return member;
  const joined = { joined_at: now, email_verified: true, updated_at: now };
  await changeMember(database, member.id, joined);
  return { ...member, ...joined };
}
