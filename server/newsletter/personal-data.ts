import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { deleteEmailsTo } from '../email/queue.ts';
import { consentsOf, recordEnd } from './queries/consents.ts';
import { lettersTo } from './queries/received.ts';
import {
  deleteSignupsOf,
  deleteSignupsTo,
  pendingSignupsOf,
  type Signup,
  withoutConfirmation,
} from './queries/signups.ts';
import {
  deleteSubscriber,
  type Subscriber,
  subscriberByAddress,
  subscriberBySubject,
} from './queries/subscribers.ts';
import { subjectOf } from './signups.ts';

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

/** Erases the person with an address, subscribed or not. False if there is none. */
export async function eraseAddress(ctx: AppContext, address: string): Promise<boolean> {
  const subscriber = await subscriberByAddress(ctx.db, address);
  const subject = subscriber?.subject ?? (await subjectOf(ctx, address));
  const signups = await deleteSignupsTo(ctx.db, address);
  for (const email of new Set(signups)) await deleteEmailsTo(ctx.db, email);
  await erase(ctx, subject);
  return subscriber !== undefined || signups.length > 0;
}

/** The rows about a person. */
export async function personalRecords(database: Database, subject: string) {
  const subscriber = await subscriberBySubject(database, subject);
  return {
    subscriber,
    signups: await pendingSignupsOf(database, subject),
    consents: await consentsOf(database, [subject]),
    ...(subscriber ? await lettersTo(database, subscriber.id) : { letters: [], bounces: [] }),
  };
}

/** All data held about a person, for their access and portability requests (GDPR 15 and 20). */
export async function exportPersonalData(database: Database, subject: string) {
  const { subscriber, signups, consents, letters, bounces } = await personalRecords(database, subject);
  return {
    subscription: subscriber ? person(subscriber) : null,
    unconfirmedSignups: signups.map(person),
    letters,
    bounces,
    consents: consents.map(
      ({ id: _id, subject: _subject, signup_id: _signup, ip_tag, page_url: page, ...consent }) => ({
        ...consent,
        page,
        ip_address: ip_tag === null ? null : 'kept only as a keyed hash',
      }),
    ),
  };
}

/** A row without what is ours alone: ids, hashes and counters. */
function person(row: Omit<Partial<Signup & Subscriber>, 'state'> & Pick<Signup | Subscriber, 'state'>) {
  const {
    id: _id,
    subject: _subject,
    canonical_email: _canonical,
    page_url: page,
    ...shown
  } = withoutConfirmation(row);
  return { confirmed_at: null, unsubscribed_at: null, ...shown, page };
}
