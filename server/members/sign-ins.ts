import type { SignInPending } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { countAll, giveBack } from '../http/middleware/rate-limit.ts';
import type { Address } from '../email/address.ts';
import { readSettings } from '../settings/queries.ts';
import { enqueue } from '../email/queue.ts';
import type { Office } from '../app-context.ts';
import { Refusal } from '../problem.ts';
import { randomCode, randomName, sameText } from '../secret.ts';
import { addMember } from './accounts.ts';
import { nobodyMail, signInMail } from './emails.ts';
import { roleFor } from './membership.ts';
import { codeLimits } from './sign-in-limits.ts';
import { changeMember, memberAt } from './queries/members.ts';
import {
  countTry,
  insertSignIn,
  lockSignIn,
  lockSignInByLink,
  type SignIn,
  spend,
  voidSignIns,
} from './queries/sign-ins.ts';

/** Seconds that a link and a code are good for. ASVS 5.0, 6.5.5. */
export const LIFE = 600;
const RESEND_AFTER = 60;
const MOST_TRIES = 5;

/** What a mailed link carries in its fragment, which reaches no server. */
export const linkTo = (page: string, token: string) => `${page.split('#')[0]}#community-sign-in=${token}`;

export const signInCodeHash = (office: Office, id: string, code: string) =>
  office.secret.tag('sign-in code', `${id} ${code}`);
export const signInLinkHash = (office: Office, token: string) => office.secret.tag('sign-in link', token);

export interface Asking {
  address: Address;
  locale: string;
  /** Where the link shall lead. */
  page: string | undefined;
}

/**
 * Mails the way in. What was mailed before stays good, for anybody may ask in somebody else's name. Does the same work and answers the same whoever the address belongs to: only the words of the mail know
 * whether there is a way in for it.
 */
export async function askForWayIn(
  database: Database,
  office: Office,
  { address, locale, page }: Asking,
): Promise<SignInPending> {
  const now = office.clock.now();
  const settings = await readSettings(database);
  const member = await memberAt(database, address.canonical);
  const role = await roleFor(database, settings, address.canonical, member);
  const [id, token, code] = [randomName(), randomName(), randomCode()];
  const expires = new Date(now.getTime() + LIFE * 1000);
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
    ? nobodyMail(letter)
    : signInMail(letter, { code, link, isNew: !member }));
  await enqueue(database, mail, now, expires);
  return { attempt: id, resendAfter: RESEND_AFTER, codeExpiresIn: LIFE };
}

export interface CodeTyped {
  attempt: string;
  code: string;
  client: string | undefined;
}

/** Whoever types the code from the mail, in the browser that asked for it. */
export async function comeInByCode(
  database: Database,
  office: Office,
  { attempt, code, client }: CodeTyped,
): Promise<MemberRow | Refusal> {
  const signIn = await lockSignIn(database, attempt);
  const now = office.clock.now();
  if (!signIn || signIn.spent_at || signIn.code_expires_at <= now || signIn.code_tries >= MOST_TRIES)
    return new Refusal('code-expired');
  const counted = await codeLimits(database, office, { address: signIn.address, client });
  const limited = await countAll(database, office, counted);
  if (limited) return limited;
  const right = sameText(await signInCodeHash(office, signIn.id, code), signIn.code_hash);
  if (right && signIn.role !== null) {
    await giveBack(database, office, counted);
    return comeIn(database, office, signIn);
  }
  await countTry(database, signIn);
  return new Refusal('code-wrong');
}

/** Whoever followed the link from the mail, and pressed the button. */
export async function comeInByLink(
  database: Database,
  office: Office,
  token: string,
): Promise<MemberRow | Refusal> {
  const signIn = await lockSignInByLink(database, await signInLinkHash(office, token));
  const dead =
    !signIn || signIn.spent_at || signIn.role === null || signIn.link_expires_at <= office.clock.now();
  return dead ? new Refusal('link-expired') : comeIn(database, office, signIn);
}

/** Spends it, and makes a member of whoever was none. */
async function comeIn(database: Database, office: Office, signIn: SignIn): Promise<MemberRow> {
  const now = office.clock.now();
  const { id, address, email, locale, role } = signIn;
  await spend(database, id, now);
  await voidSignIns(database, address, now);
  const member = await memberAt(database, address);
  if (!member)
    return addMember(database, office, { address, email, name: '', role: role!, locale, joinedAt: now });
  if (member.joined_at) return member;
  const joined = { joined_at: now, email_verified: true, updated_at: now };
  await changeMember(database, member.id, joined);
  return { ...member, ...joined };
}
