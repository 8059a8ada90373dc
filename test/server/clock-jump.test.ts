import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimDueJob } from '../../server/jobs/job-queue.ts';
import { enqueueEmail } from '../../server/email/queue.ts';
import { community, problemCode, signup, testDatabase } from './community.ts';

const DAY_S = 24 * 3600;
const database = testDatabase();

describe('a clock that goes a day ahead and comes back', () => {
  it('keeps nobody out: signups and mails to sign in go on', async () => {
    const here = community(database());
    const askForLink = (email: string) => here.post('/session/emails', { email, locale: 'en' });
    here.clock.pass(DAY_S);
    assert.equal((await here.signUp('ada@example.org')).status, 202);
    assert.equal((await askForLink('ada@example.org')).status, 202);
    here.clock.pass(-DAY_S);
    for (const name of ['ben', 'cleo']) {
      assert.equal((await here.signUp(`${name}@example.org`)).status, 202);
      assert.equal((await askForLink(`${name}@example.org`)).status, 202);
    }
  });

  it('lets a form that was opened meanwhile ask for a new token, and not wait for a day', async () => {
    const here = community(database());
    here.clock.pass(DAY_S);
    const formToken = await here.formToken();
    here.clock.pass(-DAY_S);
    const answer = await here.post('/newsletter/subscriptions', signup('ada@example.org', { formToken }));
    assert.equal(await problemCode(answer), 'form-token-invalid');
  });

  it('sends what was queued meanwhile, and what failed meanwhile', async () => {
    const here = community(database());
    here.clock.pass(DAY_S);
    const expires = new Date(here.clock.time + DAY_S * 1000);
    const mail = { id: 'one', to: 'ada@example.org' } as Parameters<typeof enqueueEmail>[1];
    await enqueueEmail(database(), mail, here.clock.now(), expires);
    here.clock.pass(-DAY_S);
    const terms = { now: here.clock.now(), lease: 60_000 };
    assert.ok(await claimDueJob(database(), 'email_queue', terms));
    assert.equal(await claimDueJob(database(), 'email_queue', terms), undefined);
  });

  it('reads feeds and fetches pictures that were put off meanwhile; what rests for a week rests', async () => {
    const now = new Date('2026-11-19T08:00:00Z');
    const days = (count: number) => new Date(now.getTime() + count * DAY_S * 1000);
    const source = (id: string, due: Date) => ({ id, url: `https://${id}.example/feed`, due_at: due });
    const base = {
      title: '',
      rule: 'queue' as const,

      topics: [],
      error: '',
      attempts: 0,
      created_at: now,
    };
    const insert = (id: string, due: Date) =>
      database()
        .insertInto('feed_sources')
        .values({ ...base, ...source(id, due) })
        .execute();
    await insert('rests', days(6));
    assert.equal(await claimDueJob(database(), 'feed_sources', { now, lease: 60_000 }), undefined);
    await insert('ahead', days(9));
    const due = await claimDueJob<{ id: string }>(database(), 'feed_sources', { now, lease: 60_000 });
    assert.equal(due?.id, 'ahead');
  });
});
