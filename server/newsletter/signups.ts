import {
  forPersonFields,
  type PersonTexts,
  type SubscriptionPending,
  type SubscriptionRequest,
} from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { ConsentRow, Database, SignupRow } from '../database/tables.ts';
import { type Address, addressFrom } from '../email/address.ts';
import { enqueueEmail } from '../email/queue.ts';
import { recordedPage } from '../http/listed-pages.ts';
import { consumeLimits } from '../http/middleware/rate-limit.ts';
import { ProblemError } from '../problem.ts';
import { randomCode, randomName, sha256 } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn, type NewsletterTexts, type Settings } from '../settings/settings.ts';
import { confirmationEmail } from './emails.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { recordConsents } from './queries/consents.ts';
import {
  changeSignup,
  deletePendingSignup,
  findSignup,
  insertSignup,
  lockSignup,
  type Signup,
} from './queries/signups.ts';
import { subscriberByAddress } from './queries/subscribers.ts';
import { unsubscribeLink } from './unsubscribe-token.ts';

export const CODE_LIFETIME_S = 600;
const LINK_LIFETIME_S = 24 * 3600;
const RESEND_AFTER_S = 60;
const MAX_EMAILS = 6; // the first and five more

/** A signup request, with how it was sent and from which client. */
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

/** The columns of what a person says of themselves. An empty field is null. */
export const personTexts = (given: PersonTexts) => forPersonFields((field) => given[field] || null);

/** Throws a problem that names the missing consents. */
export function requireConsents(newsletter: NewsletterTexts, given: { purpose: string }[]): void {
  const missing = newsletter.consents.filter(
    ({ purpose, required }) => required && !given.some((consent) => consent.purpose === purpose),
  );
  if (missing.length === 0) return;
  throw new ProblemError('consent-required', {
    errors: missing.map(({ purpose, wording }) => ({
      field: 'consents',
      detail: `Tick “${wording}” (${purpose}).`,
    })),
  });
}

/**
 * Stores a signup and enqueues the confirmation email.
 * The work and the response are the same whether or not the address is subscribed: only the text of the email
 * differs.
 */
export async function beginSignup(
  ctx: AppContext,
  settings: Settings,
  arrival: SignupInput,
): Promise<SubscriptionPending> {
  const now = ctx.clock.now();
  const { request, address } = arrival;
  const id = randomName();
  const fresh = await freshSecrets(ctx, id, now);
  const signup: Signup = {
    id,
    subject: await subjectOf(ctx, address.canonical),
    canonical_email: address.canonical,
    email: address.typed,
    ...personTexts(request),
    topics: request.topics,
    locale: request.locale,
    page_url: recordedPage(ctx, request.page),
    attribution: request.attribution ?? {},
    created_at: now,
    state: 'pending',
    ...fresh.row,
    emails_sent: 1,
  };
  await insertSignup(ctx.db, {
    ...signup,
    topics: JSON.stringify(signup.topics),
    attribution: JSON.stringify(signup.attribution),
  });
  await recordConsents(ctx.db, await consentRecords(ctx, settings, arrival, signup));
  await mail(ctx, settings, signup, fresh);
  return pendingAnswer(id);
}

/** One record for each purpose that the owner asks consent for. Purposes sent besides those are ignored. */
async function consentRecords(
  ctx: AppContext,
  settings: Settings,
  { request, method, client }: SignupInput,
  signup: Signup,
) {
  const configured = newsletterIn(settings, [request.locale]).consents;
  const given = configured.flatMap(
    ({ purpose }) => request.consents.find((consent) => consent.purpose === purpose) ?? [],
  );
  const ipTag = await ipTagOf(ctx, client);
  return Promise.all(
    given.map(async ({ purpose, wording }) => ({
      id: randomName(),
      subject: signup.subject,
      signup_id: signup.id,
      event: 'given' as const,
      purpose,
      wording,
      sha256: await sha256(wording),
      as_configured: configured.some((consent) => consent.purpose === purpose && consent.wording === wording),
      locale: request.locale,
      page_url: signup.page_url,
      method,
      ip_tag: ipTag,
      recorded_at: signup.created_at,
    })),
  );
}

/** Sends another email with a new link and code. The previous ones stop working. */
export async function resend(
  ctx: AppContext,
  id: string,
  client: string | undefined,
): Promise<SubscriptionPending> {
  const now = ctx.clock.now();
  const signup = await lockSignup(ctx.db, id, now);
  if (!signup || signup.state !== 'pending') {
    throw new ProblemError('not-found', { detail: 'This signup is confirmed, withdrawn or has run out.' });
  }
  const wait = RESEND_AFTER_S - (now.getTime() - signup.emailed_at.getTime()) / 1000;
  if (wait > 0) throw new ProblemError('rate-limited', { retryAfter: Math.ceil(wait) });
  if (signup.emails_sent >= MAX_EMAILS) {
    throw new ProblemError('rate-limited', {
      detail: 'No more mails for this signup. Sign up again later.',
      retryAfter: 3600,
    });
  }
  await consumeLimits(ctx, mailboxLimits(addressFrom(signup.canonical_email)!, client));
  const fresh = await freshSecrets(ctx, id, now);
  await changeSignup(ctx.db, id, { ...fresh.row, emails_sent: signup.emails_sent + 1 });
  await mail(ctx, await readSettings(ctx.db), signup, fresh);
  return pendingAnswer(id);
}

/** Deletes a pending signup, for example one with a mistyped address. Confirmed signups stay. */
export async function withdraw(database: Database, id: string): Promise<void> {
  await deletePendingSignup(database, id);
}

export async function stateOf(ctx: AppContext, id: string): Promise<'pending' | 'confirmed' | 'gone'> {
  return (await findSignup(ctx.db, id, ctx.clock.now()))?.state ?? 'gone';
}

export const subjectOf = (ctx: AppContext, address: string) => ctx.secret.tag('subject', address);
export const codeHash = (ctx: AppContext, id: string, code: string) =>
  ctx.secret.tag('code', `${id} ${code}`);
export const linkHash = (ctx: AppContext, token: string) => ctx.secret.tag('link', token);
export const ipTagOf = async (ctx: AppContext, client: string | undefined) =>
  client === undefined ? null : ctx.secret.tag('client', client);

interface FreshSecrets {
  code: string;
  token: string;
  row: Pick<
    SignupRow,
    'code_hash' | 'link_hash' | 'code_expires_at' | 'link_expires_at' | 'code_attempts' | 'emailed_at'
  >;
}

async function freshSecrets(ctx: AppContext, id: string, now: Date): Promise<FreshSecrets> {
  const code = randomCode();
  const token = randomName();
  const row = {
    code_hash: await codeHash(ctx, id, code),
    link_hash: await linkHash(ctx, token),
    code_expires_at: new Date(now.getTime() + CODE_LIFETIME_S * 1000),
    link_expires_at: new Date(now.getTime() + LINK_LIFETIME_S * 1000),
    code_attempts: 0,
    emailed_at: now,
  };
  return { code, token, row };
}

async function mail(ctx: AppContext, settings: Settings, signup: Signup, { code, token, row }: FreshSecrets) {
  const subscriber = await subscriberByAddress(ctx.db, signup.canonical_email);
  const letter = await confirmationEmail({
    ctx,
    settings,
    to: signup,
    code,
    link: `${ctx.url}/newsletter/confirm?token=${token}`,
    leave: await unsubscribeLink(ctx, signup.subject),
    alreadyOnTheList: subscriber?.state === 'confirmed',
  });
  await enqueueEmail(ctx.db, letter, row.emailed_at, row.link_expires_at);
}
