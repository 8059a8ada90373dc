import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Overview } from '../../../src/contract/index.ts';
import { codeIn, community, type Community, leaveLinkIn, path, testDatabase } from '../community.ts';
import { host as writer, settingsOf, subscribers } from '../letters/letters.ts';
import { type Browser, browser, outcome, signedInAs } from '../members/browser.ts';
import { checkIn, group } from '../events/live-day.ts';
import { feed, publish, submit } from '../showcase/gallery.ts';
import { read } from './console.ts';

const database = testDatabase();
const DAY_S = 24 * 3600;
const host = (here: Community) => signedInAs(here, { email: 'hanna@example.org', role: 'host' });
const overview = (hanna: Browser) => read<Overview>(hanna, '/overview');

/** Signs up, confirms, and returns the path of the page to leave. */
async function confirm(here: Community, email: string, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await here.signUp(email, more);
  const { subscription } = (await answer.json()) as { subscription: string };
  await here.settled();
  const mail = here.mails.at(-1)!;
  await here.post('/newsletter/confirmations', { subscription, code: codeIn(mail) });
  return path(leaveLinkIn(mail));
}
const leave = (here: Community, page: string) => here.submit(page, { 'List-Unsubscribe': 'One-Click' });
const erase = (here: Community, page: string) =>
  here.submit(page.replace('/leave?', '/manage?'), { do: 'erase' });

const lastDays = ({ days }: Overview, most: number) =>
  days.slice(-most).map(({ date, confirmed, left }) => [date, confirmed, left]);

describe('the overview, for a host', () => {
  it('is empty at first', async () => {
    const here = community(database());
    const hanna = await host(here);
    const { days, ...rest } = await overview(hanna);
    assert.deepEqual(rest, {
      subscribers: { confirmed: 0, pending: 0, left: 0, bounced: 0 },
      zone: 'Europe/London',
      sources: [],
      topics: [
        { topic: 'practice', count: 0 },
        { topic: 'events', count: 0 },
      ],
      languages: [
        { language: 'en', count: 0 },
        { language: 'de', count: 0 },
      ],
      nextIssue: { at: '2026-11-26T08:00:00.000Z', day: 'Thursday, November 26' },
      nextLetter: null,
      waiting: { posts: 0, reportedPosts: 0, reportedEntries: 0, groupsWithoutDate: 0, failedEmails: 0 },
    });
    assert.equal(days.length, 90);
    assert.deepEqual(
      [days[0]!.date, days.at(-1)!.date, days.some(({ confirmed, left }) => confirmed + left > 0)],
      ['2026-08-22', '2026-11-19', false],
    );
  });

  it('counts subscribers by state, source, topic and language', async () => {
    const here = community(database());
    const hanna = await host(here);
    await confirm(here, 'a@example.org', { topics: ['events'], attribution: { source: 'fair' } });
    await confirm(here, 'b@example.org', {
      topics: ['events', 'practice'],
      locale: 'de-AT',
      attribution: { referrer: 'https://www.heron.example/x' },
    });
    await confirm(here, 'c@example.org', { attribution: { source: 'fair', referrer: 'https://x.example' } });
    await leave(here, await confirm(here, 'd@example.org', { attribution: { source: 'fair' } }));
    await here.signUp('e@example.org');
    await here.signUp('a@example.org');
    await subscribers(here, [{ email: 'f@example.org', state: 'bounced' }, 'g@example.org']);
    const { subscribers: counts, sources, topics, languages } = await overview(hanna);
    assert.deepEqual(counts, { confirmed: 4, pending: 1, left: 1, bounced: 1 });
    assert.deepEqual(sources, [
      { source: 'fair', count: 2 },
      { source: 'heron.example', count: 1 },
      { source: null, count: 1 },
    ]);
    assert.deepEqual(topics, [
      { topic: 'practice', count: 1 },
      { topic: 'events', count: 2 },
    ]);
    assert.deepEqual(languages, [
      { language: 'en', count: 3 },
      { language: 'de', count: 1 },
    ]);
  });

  it('counts each day in the zone of the newsletter, and once who leaves and then has everything erased', async () => {
    const here = community(database());
    const hanna = await host(here);
    await settingsOf(here, { schedule: { weekday: 'thursday', time: '08:00', zone: 'Pacific/Auckland' } });
    const ada = await confirm(here, 'ada@example.org');
    const bo = await confirm(here, 'bo@example.org');
    // In Auckland it is 21:00 now, and 01:00 of the next day then.
    here.clock.pass(4 * 3600);
    const cy = await confirm(here, 'cy@example.org');
    await leave(here, ada);
    here.clock.pass(DAY_S);
    await erase(here, ada);
    await erase(here, bo);
    await leave(here, cy);
    const seen = await overview(hanna);
    assert.equal(seen.zone, 'Pacific/Auckland');
    assert.deepEqual(lastDays(seen, 3), [
      ['2026-11-19', 2, 0],
      ['2026-11-20', 1, 1],
      ['2026-11-21', 0, 2],
    ]);
    assert.equal(seen.subscribers.left, 1);
  });

  it('names the letter that is sent next', async () => {
    const here = community(database());
    const hanna = await writer(here);
    const later = await hanna.write({ subject: 'Later' });
    const sooner = await hanna.write({ subject: 'Sooner' });
    await hanna.write({ subject: 'A draft' });
    await hanna.schedule(later, '2026-12-24T08:00:00.000Z');
    await hanna.schedule(sooner, '2026-12-03T08:00:00.000Z');
    assert.deepEqual((await overview(hanna.browser)).nextLetter, {
      id: sooner.id,
      subject: 'Sooner',
      scheduledFor: '2026-12-03T08:00:00.000Z',
      state: 'scheduled',
    });
    await hanna.send({ id: later.id, version: 2 });
    assert.equal((await overview(hanna.browser)).nextLetter?.state, 'sending');
  });

  it('counts what waits for a host: posts, reports, and groups without a date', async () => {
    const here = community(database());
    const { host, people } = await group(here, ['Ada', 'Lee']);
    const [ada, lee] = people;
    await publish(here, ada!.theirs, host.theirs, 'Reported');
    await submit(ada!.theirs, 'Waiting');
    const [post] = (await feed(here)).posts;
    for (let times = 0; times < 2; times++)
      assert.equal((await here.post(`/showcase/posts/${post!.id}/reports`, { reason: 'odd' })).status, 202);
    const { waiting } = await overview(host.theirs);
    assert.deepEqual(waiting, {
      posts: 1,
      reportedPosts: 1,
      reportedEntries: 0,
      groupsWithoutDate: 1,
      failedEmails: 0,
    });
    const row = await checkIn(ada!, 'slow', 'rude words');
    const entry = row.checkIn!.id;
    await lee!.request('POST', '/events/spring-day/reports', { about: entry, reason: 'rude' });
    assert.equal((await overview(host.theirs)).waiting.reportedEntries, 1);
    await host.request('PATCH', '/events/spring-day', { state: 'closed' });
    assert.equal((await overview(host.theirs)).waiting.groupsWithoutDate, 0);
  });

  it('counts emails that the mail server keeps refusing, not those that are sent for the first time', async () => {
    const here = community(database(), { mailer: { send: async () => Promise.reject(new Error('busy')) } });
    const hanna = await host(here);
    await here.signUp('ada@example.org');
    await here.settled();
    assert.equal((await overview(hanna)).waiting.failedEmails, 0);
    await here.database.updateTable('email_queue').set({ attempts: 2 }).execute();
    assert.equal((await overview(hanna)).waiting.failedEmails, 1);
    here.clock.pass(2 * DAY_S);
    assert.equal((await overview(hanna)).waiting.failedEmails, 0);
  });

  it('is for hosts', async () => {
    const here = community(database());
    const member = await signedInAs(here, { email: 'kim@example.org', role: 'facilitator' });
    assert.equal(await outcome(member.request('GET', '/overview')), 'forbidden');
    assert.equal(await outcome((await browser(here)).request('GET', '/overview')), 'unauthenticated');
    assert.deepEqual(here.accidents, []);
  });
});
