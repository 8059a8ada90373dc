import { sql } from 'kysely';
import { leaseDue } from '../database/lease.ts';
import type { Database, MailRow } from '../database/tables.ts';
import type { Clock } from '../office.ts';
import type { Mail, Mailer } from './mailer.ts';

const SECOND = 1000;
/** How long one sender has a mail to itself. Longer than an SMTP server may take to say no, so that no mail goes out twice. */
const LEASE = 5 * 60 * SECOND;

/** Puts a mail in the queue, within the transaction of the write it belongs to: both happen, or neither. */
export async function enqueue(database: Database, mail: Mail, now: Date, expiresAt: Date): Promise<void> {
  await database
    .insertInto('mails')
    .values({ id: mail.id, message: JSON.stringify(mail), attempts: 0, due_at: now, expires_at: expiresAt })
    .execute();
}

export interface Delivery {
  database: Database;
  mailer: Mailer;
  clock: Clock;
  /** Hears of each mail that could not be sent. */
  report: (error: unknown) => void;
}

/** Sends every mail that is due. Several processes may do so at once: each mail is leased to one of them. */
export async function deliverMails(delivery: Delivery): Promise<void> {
  for (;;) {
    const row = await leaseDue<MailRowRead>(delivery.database, 'mails', {
      now: delivery.clock.now(),
      lease: LEASE,
    });
    if (!row) return;
    await deliver(delivery, row);
  }
}

async function deliver({ database, mailer, clock, report }: Delivery, row: MailRowRead): Promise<void> {
  try {
    await mailer.send(row.message);
    await database.deleteFrom('mails').where('id', '=', row.id).execute();
  } catch (error) {
    report(error);
    const due = new Date(clock.now().getTime() + backOff(row.attempts));
    await database.updateTable('mails').set({ due_at: due }).where('id', '=', row.id).execute();
  }
}

/** 10 s, 20 s, 40 s … at most an hour. */
const backOff = (attempts: number) => Math.min(5 * SECOND * 2 ** attempts, 3600 * SECOND);

type MailRowRead = Pick<MailRow, 'id' | 'attempts'> & { message: Mail };

/** Mails that were not sent in time say things that are true no more. */
export async function dropStaleMails(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('mails').where('expires_at', '<=', now).execute();
}

export async function dropMailsTo(database: Database, email: string): Promise<void> {
  await database
    .deleteFrom('mails')
    .where(sql<boolean>`message->>'to' = ${email}`)
    .execute();
}
