import type { SubscriptionPending, SubscriptionRequest } from '../../src/contract/index.ts';
import type { ConsentRow, Database, SignupRow } from '../database/tables.ts';
import { consumeLimits } from '../http/middleware/rate-limit.ts';
import { recordedPage } from '../http/listed-pages.ts';
import { enqueueEmail } from '../email/queue.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { randomCode, randomName, sha256 } from '../secret.ts';
import { type Address, addressFrom } from '../email/address.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { unsubscribeLink } from './unsubscribe-token.ts';
import { confirmationEmail } from './emails.ts';
import { recordConsents } from './queries/consents.ts';
import { readSettings } from '../settings/queries.ts';
import {
  changeSignup,
  deletePendingSignup,
  findSignup,
  insertSignup,
  lockSignup,
  type Signup,
} from './queries/signups.ts';
import { subscriberByAddress } from './queries/subscribers.ts';
import { newsletterIn, type Settings, type NewsletterTexts } from '../settings/settings.ts';

export const CODE_LIFETIME_S = 600;
const LINK_LIFETIME_S = 24 * 3600;
const RESEND_AFTER_S = 60;
const MAX_EMAILS = 6; // the first and five more

/** A request as it came in: who sent it, and by which door. */
export interface SignupInput {
  request: Omit<SubscriptionRequest, 'formToken' | 'website'>;
  address: Address;
  method: ConsentRow['method'];
  client: string | undefined;
}

export const pendingAnswer = (subscription: string): SubscriptionPending => ({
  subscription,
  resendAfter: RESEND_AFTER_S,
  codeExpiresIn: CODE_LIFETIME_S,
});

/** The required consents that were not given. */
export function missingConsents(
  newsletter: NewsletterTexts,
  given: { purpose: string }[],
): ProblemError | undefined {
  const missing = newsletter.consents.filter(
    ({ purpose, required }) => required && !given.some((consent) => consent.purpose === purpose),
  );
  if (missing.length === 0) return undefined;
  return new ProblemError('consent-required', {
    errors: missing.map(({ purpose, wording }) => ({
      field: 'consents',
      detail: `Tick “${wording}” (${purpose}).`,
    })),
  });
}

/**
 * Takes a signup in and mails the way to confirm it. Does the same work whoever the address belongs to:
 * only the words of the mail know whether it is on the list.
 */
export async function beginSignup(
  database: Database,
  office: AppContext,
  settings: Settings,
  arrival: SignupInput,
): Promise<SubscriptionPending> {
  const now = office.clock.now();
  const { request, address } = arrival;
  const id = randomName();
  const fresh = await freshSecrets(office, id, now);
  const signup: Signup = {
    id,
    subject: await subjectOf(office, address.canonical),
    address: address.canonical,
    email: address.typed,
    name: request.name || null,
    topics: request.topics,
    locale: request.locale,
    page: recordedPage(office, request.page),
    attribution: request.attribution ?? {},
    created_at: now,
    state: 'pending',
    ...fresh.row,
    mails_sent: 1,
  };
  await insertSignup(database, {
    ...signup,
    topics: JSON.stringify(signup.topics),
    attribution: JSON.stringify(signup.attribution),
  });
  await recordConsents(database, await consentRecords(office, settings, arrival, signup));
  await mail(database, office, settings, signup, fresh);
  return pendingAnswer(id);
}

/** One for each purpose that the owner asks consent for: what else was sent is nobody's consent to anything. */
async function consentRecords(
  office: AppContext,
  settings: Settings,
  { request, method, client }: SignupInput,
  signup: Signup,
) {
  const configured = newsletterIn(settings, [request.locale]).consents;
  const given = configured.flatMap(
    ({ purpose }) => request.consents.find((consent) => consent.purpose === purpose) ?? [],
  );
  const ipTag = await ipTagOf(office, client);
  return Promise.all(
    given.map(async ({ purpose, wording }) => ({
      id: randomName(),
      subject: signup.subject,
      signup: signup.id,
      event: 'given' as const,
      purpose,
      wording,
      sha256: await sha256(wording),
      as_configured: configured.some((consent) => consent.purpose === purpose && consent.wording === wording),
      locale: request.locale,
      page: signup.page,
      method,
      ip_tag: ipTag,
      recorded_at: signup.created_at,
    })),
  );
}

/** Another mail with a new link and a new code; the old ones are good for nothing from then on. */
export async function resend(
  database: Database,
  office: AppContext,
  id: string,
  client: string | undefined,
): Promise<SubscriptionPending | ProblemError> {
  const now = office.clock.now();
  const signup = await lockSignup(database, id, now);
  if (!signup || signup.state !== 'pending') {
    return new ProblemError('not-found', { detail: 'This signup is confirmed, withdrawn or has run out.' });
  }
  const wait = RESEND_AFTER_S - (now.getTime() - signup.mailed_at.getTime()) / 1000;
  if (wait > 0) return new ProblemError('limited', { retryAfter: Math.ceil(wait) });
  if (signup.mails_sent >= MAX_EMAILS) {
    return new ProblemError('limited', {
      detail: 'No more mails for this signup. Sign up again later.',
      retryAfter: 3600,
    });
  }
  const limited = await consumeLimits(database, office, mailboxLimits(addressFrom(signup.address)!, client));
  if (limited) return limited;
  const fresh = await freshSecrets(office, id, now);
  await changeSignup(database, id, { ...fresh.row, mails_sent: signup.mails_sent + 1 });
  await mail(database, office, await readSettings(database), signup, fresh);
  return pendingAnswer(id);
}

/** Forgets a signup whose address was mistyped. What is confirmed stays. */
export async function withdraw(database: Database, id: string): Promise<void> {
  await deletePendingSignup(database, id);
}

export async function stateOf(
  database: Database,
  office: AppContext,
  id: string,
): Promise<'pending' | 'confirmed' | 'gone'> {
  return (await findSignup(database, id, office.clock.now()))?.state ?? 'gone';
}

export const subjectOf = (office: AppContext, address: string) => office.secret.tag('subject', address);
export const codeHash = (office: AppContext, id: string, code: string) =>
  office.secret.tag('code', `${id} ${code}`);
export const linkHash = (office: AppContext, token: string) => office.secret.tag('link', token);
export const ipTagOf = async (office: AppContext, client: string | undefined) =>
  client === undefined ? null : office.secret.tag('client', client);

interface FreshSecrets {
  code: string;
  token: string;
  row: Pick<
    SignupRow,
    'code_hash' | 'link_hash' | 'code_expires_at' | 'link_expires_at' | 'code_tries' | 'mailed_at'
  >;
}

async function freshSecrets(office: AppContext, id: string, now: Date): Promise<FreshSecrets> {
  const code = randomCode();
  const token = randomName();
  const row = {
    code_hash: await codeHash(office, id, code),
    link_hash: await linkHash(office, token),
    code_expires_at: new Date(now.getTime() + CODE_LIFETIME_S * 1000),
    link_expires_at: new Date(now.getTime() + LINK_LIFETIME_S * 1000),
    code_tries: 0,
    mailed_at: now,
  };
  return { code, token, row };
}

async function mail(
  database: Database,
  office: AppContext,
  settings: Settings,
  signup: Signup,
  { code, token, row }: FreshSecrets,
) {
  const subscriber = await subscriberByAddress(database, signup.address);
  const letter = await confirmationEmail({
    office,
    settings,
    to: signup,
    code,
    link: `${office.url}/newsletter/confirm?token=${token}`,
    leave: await unsubscribeLink(office, signup.subject),
    alreadyOnTheList: subscriber?.state === 'confirmed',
  });
  await enqueueEmail(database, letter, row.mailed_at, row.link_expires_at);
}
