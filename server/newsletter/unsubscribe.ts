import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { deleteEmailsTo } from '../email/queue.ts';
import { ProblemError } from '../problem.ts';
import { randomName, sha256 } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { consentsOf, recordConsents, recordEnd } from './queries/consents.ts';
import { deleteSignupsOf, pendingSignupsOf } from './queries/signups.ts';
import {
  changeSubscriber,
  deleteSubscriber,
  markUnsubscribed,
  subscriberBySubject,
} from './queries/subscribers.ts';
import { ipTagOf, requireConsents } from './signups.ts';

/** Unsubscribes a person and deletes their pending signups. Idempotent. */
export async function unsubscribe(ctx: AppContext, subject: string): Promise<void> {
  const now = ctx.clock.now();
  await deleteSignupsOf(ctx.db, subject);
  if (await markUnsubscribed(ctx.db, subject, now)) await recordEnd(ctx.db, subject, 'withdrawn', now);
}

export interface ResubscribeInput {
  /** Purposes ticked on the page that offers to subscribe again. */
  purposes: string[];
  locales: readonly string[];
  client: string | undefined;
}

/**
 * Subscribes a person again. The signed link proves that they own the address, so no email is needed, but
 * consent is.
 */
export async function resubscribe(
  ctx: AppContext,
  subject: string,
  { purposes, locales, client }: ResubscribeInput,
): Promise<void> {
  const now = ctx.clock.now();
  const newsletter = newsletterIn(await readSettings(ctx.db), locales);
  const given = newsletter.consents.filter(({ purpose }) => purposes.includes(purpose));
  const subscriber = await subscriberBySubject(ctx.db, subject);
  if (!subscriber) throw new ProblemError('link-expired');
  if (subscriber.state === 'confirmed') return undefined;
  requireConsents(newsletter, given);
  const ipTag = await ipTagOf(ctx, client);
  const records = await Promise.all(
    given.flatMap(({ purpose, wording }) =>
      (['given', 'confirmed'] as const).map(async (event) => ({
        id: randomName(),
        subject,
        signup_id: null,
        event,
        purpose,
        wording,
        sha256: await sha256(wording),
        as_configured: true,
        locale: newsletter.locale,
        page_url: `${ctx.url}/newsletter/leave`,
        method: 'plain-form' as const,
        ip_tag: ipTag,
        recorded_at: now,
      })),
    ),
  );
  await recordConsents(ctx.db, records);
  await changeSubscriber(ctx.db, subject, { state: 'confirmed', confirmed_at: now, unsubscribed_at: null });
  return undefined;
}

export async function chooseTopics(database: Database, subject: string, topics: string[]): Promise<void> {
  const { topics: offered } = await readSettings(database);
  const chosen = offered.map(({ id }) => id).filter((id) => topics.includes(id));
  await changeSubscriber(database, subject, { topics: JSON.stringify(chosen) });
}

/**
 * Deletes all data that identifies the person: the right to erasure (GDPR 17(1)).
 * The consent record stays under an HMAC of the address, because the owner must be able to demonstrate
 * consent (7(1)) and may keep what legal claims need (17(3)(e)). It is kept for PROOF_YEARS, and the page
 * that offers erasure says so.
 */
export async function erase(ctx: AppContext, subject: string): Promise<void> {
  const now = ctx.clock.now();
  const subscriber = await subscriberBySubject(ctx.db, subject);
  const signups = await pendingSignupsOf(ctx.db, subject);
  for (const { email } of [...signups, ...(subscriber ? [subscriber] : [])])
    await deleteEmailsTo(ctx.db, email);
  await deleteSignupsOf(ctx.db, subject);
  await deleteSubscriber(ctx.db, subject);
  await recordEnd(ctx.db, subject, 'erased', now);
}

/** All data held about a person, for their access and portability requests (GDPR 15 and 20). */
export async function exportPersonalData(database: Database, subject: string) {
  const subscriber = await subscriberBySubject(database, subject);
  const signups = await pendingSignupsOf(database, subject);
  const consents = await consentsOf(database, [subject]);
  return {
    subscription: subscriber ? person(subscriber) : null,
    unconfirmedSignups: signups.map(person),
    consents: consents.map(
      ({ id: _id, subject: _subject, signup_id: _signup, ip_tag, page_url: page, ...consent }) => ({
        ...consent,
        page,
        ip_address: ip_tag === null ? null : 'kept only as a keyed hash',
      }),
    ),
  };
}

interface Person {
  email: string;
  name: string | null;
  state: string;
  topics: string[];
  locale: string;
  page_url: string | null;
  attribution: object;
  created_at: Date;
  confirmed_at?: Date | null;
  unsubscribed_at?: Date | null;
}

function person(row: Person) {
  const { email, name, state, topics, locale, page_url: page, attribution, created_at } = row;
  const { confirmed_at = null, unsubscribed_at = null } = row;
  return { email, name, state, topics, locale, page, attribution, created_at, confirmed_at, unsubscribed_at };
}
