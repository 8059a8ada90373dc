import type { SubscriptionPending, SubscriptionRequest } from '../../src/contract/index.ts';
import type { ConsentRow, Database, SignupRow } from '../database/tables.ts';
import { countAll } from '../http/middleware/rate-limit.ts';
import { recordedPage } from '../http/listed-pages.ts';
import { enqueue } from '../email/queue.ts';
import type { Office } from '../app-context.ts';
import { Refusal } from '../problem.ts';
import { randomCode, randomName, sha256 } from '../secret.ts';
import { type Address, addressFrom } from '../email/address.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { leaveLink } from './unsubscribe-token.ts';
import { confirmationMail } from './emails.ts';
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
import { subscriberAt } from './queries/subscribers.ts';
import { newsletterIn, type Settings, type NewsletterTexts } from '../settings/settings.ts';

export const CODE_LIFE = 600;
const LINK_LIFE = 24 * 3600;
const RESEND_AFTER = 60;
const MOST_MAILS = 6; // the first and five more

/** A request as it came in: who sent it, and by which door. */
export interface Arrival {
  request: Omit<SubscriptionRequest, 'formToken' | 'website'>;
  address: Address;
  method: ConsentRow['method'];
  client: string | undefined;
}

export const pendingAnswer = (subscription: string): SubscriptionPending => ({
  subscription,
  resendAfter: RESEND_AFTER,
  codeExpiresIn: CODE_LIFE,
});

/** The required consents that were not given. */
export function missingConsents(
  newsletter: NewsletterTexts,
  given: { purpose: string }[],
): Refusal | undefined {
  const missing = newsletter.consents.filter(
    ({ purpose, required }) => required && !given.some((consent) => consent.purpose === purpose),
  );
  if (missing.length === 0) return undefined;
  return new Refusal('consent-required', {
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
export async function begin(
  database: Database,
  office: Office,
  settings: Settings,
  arrival: Arrival,
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
  office: Office,
  settings: Settings,
  { request, method, client }: Arrival,
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
  office: Office,
  id: string,
  client: string | undefined,
): Promise<SubscriptionPending | Refusal> {
  const now = office.clock.now();
  const signup = await lockSignup(database, id, now);
  if (!signup || signup.state !== 'pending') {
    return new Refusal('not-found', { detail: 'This signup is confirmed, withdrawn or has run out.' });
  }
  const wait = RESEND_AFTER - (now.getTime() - signup.mailed_at.getTime()) / 1000;
  if (wait > 0) return new Refusal('limited', { retryAfter: Math.ceil(wait) });
  if (signup.mails_sent >= MOST_MAILS) {
    return new Refusal('limited', {
      detail: 'No more mails for this signup. Sign up again later.',
      retryAfter: 3600,
    });
  }
  const limited = await countAll(database, office, mailboxLimits(addressFrom(signup.address)!, client));
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
  office: Office,
  id: string,
): Promise<'pending' | 'confirmed' | 'gone'> {
  return (await findSignup(database, id, office.clock.now()))?.state ?? 'gone';
}

export const subjectOf = (office: Office, address: string) => office.secret.tag('subject', address);
export const codeHash = (office: Office, id: string, code: string) =>
  office.secret.tag('code', `${id} ${code}`);
export const linkHash = (office: Office, token: string) => office.secret.tag('link', token);
export const ipTagOf = async (office: Office, client: string | undefined) =>
  client === undefined ? null : office.secret.tag('client', client);

interface FreshSecrets {
  code: string;
  token: string;
  row: Pick<
    SignupRow,
    'code_hash' | 'link_hash' | 'code_expires_at' | 'link_expires_at' | 'code_tries' | 'mailed_at'
  >;
}

async function freshSecrets(office: Office, id: string, now: Date): Promise<FreshSecrets> {
  const code = randomCode();
  const token = randomName();
  const row = {
    code_hash: await codeHash(office, id, code),
    link_hash: await linkHash(office, token),
    code_expires_at: new Date(now.getTime() + CODE_LIFE * 1000),
    link_expires_at: new Date(now.getTime() + LINK_LIFE * 1000),
    code_tries: 0,
    mailed_at: now,
  };
  return { code, token, row };
}

async function mail(
  database: Database,
  office: Office,
  settings: Settings,
  signup: Signup,
  { code, token, row }: FreshSecrets,
) {
  const subscriber = await subscriberAt(database, signup.address);
  const letter = await confirmationMail({
    office,
    settings,
    to: signup,
    code,
    link: `${office.url}/newsletter/confirm?token=${token}`,
    leave: await leaveLink(office, signup.subject),
    alreadyOnTheList: subscriber?.state === 'confirmed',
  });
  await enqueue(database, letter, row.mailed_at, row.link_expires_at);
}
