import { sql } from 'kysely';
import { roles } from '../../src/contract/index.ts';
import type { Clock } from '../app-context.ts';
import type { Database, EmailRow } from '../database/tables.ts';
import type { TestEmailRow } from '../database/operation-tables.ts';
import { backOff } from '../jobs/back-off.ts';
import { claimDueJob } from '../jobs/job-queue.ts';
import { withoutAddresses } from '../redact.ts';
import { type EmailMessage, type Mailer, UndeliverableEmail } from './mailer.ts';
import { changeTestEmail } from './test-emails.ts';

const SECOND_MS = 1000;
/** How long a sender leases an email. Renewed while it is being sent, so that no email is sent twice. */
const LEASE_MS = 5 * 60 * SECOND_MS;
/** Emails of the queue that one process sends concurrently, each over a connection to the mail server of its own. */
export const MAX_SENDING = 5;
/** Letters that it sends besides, so that emails that people wait for need not wait for letters. */
export const MAX_SENDING_LETTERS = 5;

/**
 * Queues an email in the transaction of the write it belongs to, so that both happen or neither does. `dueAt`: when it
 * is sent, at most an hour from now.
 */
export async function enqueueEmail(
  database: Database,
  mail: EmailMessage,
  now: Date,
  expiresAt: Date,
  dueAt = now,
): Promise<void> {
  await database
    .insertInto('email_queue')
    .values({
      ...{ id: mail.id, message: JSON.stringify(mail), attempts: 0 },
      ...{ queued_at: now, due_at: dueAt, expires_at: expiresAt },
    })
    .execute();
}

export interface Delivery {
  database: Database;
  mailer: Mailer;
  clock: Clock;
  /** Called with each failed delivery. */
  report: (error: unknown) => void;
}

/** The deliveries of one process through one mailer. */
interface Sending {
  loops: number;
  /**
   * Set when another delivery loop was requested at the maximum. The running loops then check the queue once more
   * before they end.
   */
  again: boolean;
  emails: Set<string>;
}
const sendings = new WeakMap<Mailer, Sending>();

/** Sends every due email. Several processes may call it concurrently: each email is leased to one of them. */
export async function deliverEmails(delivery: Delivery): Promise<void> {
  const { database, mailer, clock } = delivery;
  const sending = sendings.get(mailer) ?? { loops: 0, again: false, emails: new Set<string>() };
  sendings.set(mailer, sending);
  // With more loops, emails would wait for a connection until their lease expires, and would be sent twice.
  if (sending.loops >= MAX_SENDING) {
    sending.again = true;
    return;
  }
  sending.loops++;
  try {
    for (;;) {
      sending.again = false;
      const row = await claimDueJob<QueuedEmail>(database, 'email_queue', {
        now: clock.now(),
        lease: LEASE_MS,
      });
      if (row && !(await isWanted(database, row.message)))
        await database.deleteFrom('email_queue').where('id', '=', row.id).execute();
      else if (row && !sending.emails.has(row.id)) await deliver(delivery, row, sending.emails);
      else if (!row && !sending.again) return;
    }
  } finally {
    sending.loops--;
  }
}

/** False if the email is for a role that its reader has lost since it was queued, or if they have been removed. */
async function isWanted(database: Database, { onlyFor }: EmailMessage): Promise<boolean> {
  if (!onlyFor) return true;
  const member = await database
    .selectFrom('members')
    .select('role')
    .where('id', '=', onlyFor.member)
    .executeTakeFirst();
  return member !== undefined && roles.indexOf(member.role) >= roles.indexOf(onlyFor.role);
}

async function deliver(delivery: Delivery, row: QueuedEmail, sending: Set<string>): Promise<void> {
  const { database, mailer, clock, report } = delivery;
  const postpone = async (pause: number) => {
    const due = new Date(clock.now().getTime() + pause);
    await database.updateTable('email_queue').set({ due_at: due }).where('id', '=', row.id).execute();
  };
  const recordTest = async ({ id, message }: QueuedEmail, result: Pick<TestEmailRow, 'state' | 'answer'>) => {
    if (message.isTest) await changeTestEmail(database, id, result);
  };
  sending.add(row.id);
  const renewing = setInterval(() => void postpone(LEASE_MS).catch(report), LEASE_MS / 5);
  try {
    const receipt = await mailer.send(row.message);
    clearInterval(renewing);
    await recordTest(row, receipt ?? { state: 'accepted', answer: null });
    await database.deleteFrom('email_queue').where('id', '=', row.id).execute();
  } catch (error) {
    clearInterval(renewing);
    report(error);
    const { message } = error as Error;
    const state = error instanceof UndeliverableEmail ? 'refused' : 'waiting';
    await recordTest(row, { state, answer: withoutAddresses(message) });
    if (error instanceof UndeliverableEmail)
      await database.deleteFrom('email_queue').where('id', '=', row.id).execute();
    else await postpone(backOff(row.attempts));
  } finally {
    sending.delete(row.id);
  }
}

type QueuedEmail = Pick<EmailRow, 'id' | 'attempts'> & { message: EmailMessage };

/** Deletes emails that were not sent in time: their links and codes have expired. */
export async function deleteExpiredEmails(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('email_queue').where('expires_at', '<=', now).execute();
}

export async function deleteEmailsTo(database: Database, email: string): Promise<void> {
  await database
    .deleteFrom('email_queue')
    .where(sql<boolean>`message->>'to' = ${email}`)
    .execute();
}
