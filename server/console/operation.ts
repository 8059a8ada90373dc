import type { BackupList, ServerCheckList, TestEmail } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { backups } from '../database/backup/record.ts';
import { composeEmail } from '../email/compose.ts';
import { enqueueEmail } from '../email/queue.ts';
import { insertTestEmail, testEmailOf } from '../email/test-emails.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import type { MemberContext } from '../http/route-context.ts';
import { fill } from '../i18n/language.ts';
import { ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';

/** A test that arrives later says nothing about now. */
const TEST_EXPIRES_AFTER_MS = 3600_000;

export async function checkServer(ctx: MemberContext): Promise<ServerCheckList> {
  if (!ctx.checkServer) throw new ProblemError('unavailable', { detail: 'This server cannot check itself.' });
  return { checks: await ctx.checkServer() };
}

export const limitChecks = (ctx: MemberContext): Promise<void> =>
  consumeLimit(ctx, 'serverChecks', ctx.member.id);

export const limitTestEmails = (ctx: MemberContext): Promise<void> =>
  consumeLimit(ctx, 'testEmails', ctx.member.id);

/** Queues a test email to the host who requests it, and to no one else. */
export async function sendTestEmail(ctx: MemberContext): Promise<TestEmail> {
  const { db, clock, member } = ctx;
  const settings = await readSettings(db);
  const email = await composeEmail({ ctx, settings, to: member }, ({ words: { hosts: words } }, title) => ({
    subject: fill(words.testSubject, { title }),
    parts: [{ text: fill(words.test, { title }) }],
  }));
  const now = clock.now();
  const test = { member_id: member.id, email_id: email.id, sent_at: now } as const;
  await insertTestEmail(db, { ...test, state: 'waiting', answer: null });
  const onlyFor = { member: member.id, role: 'host' as const };
  await enqueueEmail(
    db,
    { ...email, isTest: true, onlyFor },
    now,
    new Date(now.getTime() + TEST_EXPIRES_AFTER_MS),
  );
  return lastTestEmail(ctx, member.id);
}

/** What has become of the last test email of a host. */
export async function lastTestEmail({ db, clock }: AppContext, member: string): Promise<TestEmail> {
  const test = await testEmailOf(db, member);
  if (!test) return { state: 'none', sentAt: null, answer: null };
  const isExpired =
    test.state === 'waiting' && clock.now().getTime() - test.sent_at.getTime() > TEST_EXPIRES_AFTER_MS;
  return {
    state: isExpired ? 'expired' : test.state,
    sentAt: test.sent_at.toISOString(),
    answer: test.answer,
  };
}

export async function listBackups({ db }: AppContext): Promise<BackupList> {
  const rows = await backups(db);
  return {
    backups: rows.map(({ made_at, bytes }) => ({ madeAt: made_at.toISOString(), bytes: Number(bytes) })),
  };
}
