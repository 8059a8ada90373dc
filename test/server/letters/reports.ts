import { createHmac } from 'node:crypto';
import type { AppOptions, Database } from '../../../server/index.ts';
import { type Community, community } from '../community.ts';
import { host, Outbox, sendAll, settingsOf, subscribers } from './letters.ts';

export const BOUNCE_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const KEY = Buffer.from(BOUNCE_SECRET.slice(6), 'base64');

export const withBounces = (database: Database, more: Partial<AppOptions> = {}) =>
  community(database, { bounceSecret: BOUNCE_SECRET, ...more });

/** Posts a body as it is, to the source of that name. */
export const post = (here: Community, source: string, body: string, headers: Record<string, string> = {}) =>
  here.request(`/newsletter/bounces/${source}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });

/** Headers of Standard Webhooks. */
export function signed(
  here: Community,
  body: string,
  { key = KEY, prefix = 'webhook', id = 'msg_1', at = here.clock.time } = {},
) {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: timestamp,
    [`${prefix}-signature`]: `v1,bm9uZQ== v1,${signature}`,
  };
}

export const statesOf = async (database: Database) => {
  const rows = await database.selectFrom('subscribers').select(['email', 'state']).orderBy('email').execute();
  return rows.map(({ email, state }) => `${email.split('@')[0]} ${state}`);
};
export const bouncesOf = (database: Database) =>
  database.selectFrom('bounces').select(['kind', 'source', 'reason', 'letter_id']).orderBy('kind').execute();

export const report = (...reports: { kind: string; email: string; reason?: string; messageId?: string }[]) =>
  JSON.stringify({ reports });

/** A letter that was sent to ada and ben. */
export async function sent(here: Community) {
  await settingsOf(here, { letters: { perMinute: 600, returnAddress: 'bounces@example.org' } });
  const hanna = await host(here);
  await subscribers(here, ['ada@example.org', 'ben@example.org']);
  const { id } = await hanna.send(await hanna.write());
  const outbox = new Outbox();
  await sendAll(here, outbox);
  const emailTo = (to: string) => outbox.emails.find((email) => email.to === to)!;
  return { hanna, id, ada: emailTo('ada@example.org'), ben: emailTo('ben@example.org'), outbox };
}

/** A delivery status notification (RFC 3464). */
export const returnedEmail = (to: string, status: string, { action = 'failed', more = '' } = {}) =>
  [
    'From: MAILER-DAEMON@mx.example.net',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    'Final-Recipient: rfc822; ada@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <ada@example.org>:',
    ' no such user',
    more,
    '--b--',
  ].join('\r\n');
