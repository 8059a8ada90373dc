import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import type { Group, NewWebhook, Webhook, WebhookEvent, WebhookTest } from '../../../src/contract/index.ts';
import { webhookEvents } from '../../../src/contract/index.ts';
import { createLinkReader } from '../../../server/link-preview/web-reader.ts';
import { erase } from '../../../server/newsletter/personal-data.ts';
import { subjectOf } from '../../../server/newsletter/signups.ts';
import { unsubscribe } from '../../../server/newsletter/unsubscribe.ts';
import { deliverEvents } from '../../../server/destinations/deliver.ts';
import { sendToService } from '../../../server/services/send.ts';
import { sendToWebhook } from '../../../server/webhooks/send.ts';
import { claimDueJob } from '../../../server/jobs/job-queue.ts';
import { codeIn, community, type Community, testDatabase } from '../community.ts';
import { subscribers } from '../letters/letters.ts';
import { agree, event, place, propose, somebody } from '../events/live-day.ts';
import { type Browser, contextOf, signedInAs } from '../members/browser.ts';
import { json, submit } from '../showcase/gallery.ts';
import { Receiver } from './receiver.ts';

const database = testDatabase();
const web = createLinkReader({ allow: ['127.0.0.1'] });

let here: Community;
let hanna: Browser;
let receiver: Receiver;
beforeEach(async () => {
  here = community(database(), { web });
  hanna = await signedInAs(here, { email: 'hanna@example.org', name: 'Hanna', role: 'host' });
  receiver = await new Receiver().open();
});
const receivers: Receiver[] = [];
beforeEach(() => void receivers.push(receiver));
after(() => receivers.forEach(({ close }) => close()));

const call = async <Answer>(method: string, path = '', body?: unknown): Promise<Answer> => {
  const response = await hanna.request(method, `/webhooks${path}`, body);
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer as Answer;
};
async function create(events: readonly WebhookEvent[] = webhookEvents): Promise<NewWebhook> {
  const webhook = await call<NewWebhook>('POST', '', { url: receiver.url, events });
  receiver.secret = webhook.secret;
  return webhook;
}
const webhook = async () => (await call<{ webhooks: Webhook[] }>('GET')).webhooks[0]!;
const senders = { webhook: sendToWebhook, service: sendToService };
const deliver = () =>
  deliverEvents({ ...contextOf(here), web, report: (error) => void here.accidents.push(error) }, senders);
const told = () =>
  receiver.taken.map(({ type, data }) => `${type} ${String(data['email'] ?? data['title'])}`);
const leave = async (email: string) => unsubscribe(contextOf(here), await subjectOf(contextOf(here), email));

describe('a webhook', () => {
  it('is told who subscribes, changes and leaves, in order, and nothing that it has not asked for', async () => {
    await create(['subscriber.confirmed', 'subscriber.left']);
    const answer = await here.signUp('Ada@example.org', { name: 'Ada', topics: ['practice'] });
    const { subscription } = (await answer.json()) as { subscription: string };
    await here.settled();
    await deliver();
    assert.deepEqual(told(), []);
    await here.post('/newsletter/confirmations', { subscription, code: codeIn(here.mails[0]!) });
    await here.database.updateTable('subscribers').set({ name: 'Ada L.' }).execute();
    await leave('ada@example.org');
    await deliver();
    assert.deepEqual(told(), ['subscriber.confirmed Ada@example.org', 'subscriber.left Ada@example.org']);
    const { data } = receiver.taken[0]!;
    assert.deepEqual(
      [data['name'], data['topics'], data['language'], data['reason']],
      ['Ada', ['practice'], 'en', null],
    );
    assert.equal(receiver.taken[1]!.data['reason'], 'unsubscribed');
    assert.equal(new Set(receiver.taken.map(({ id }) => id)).size, 2);
    assert.deepEqual([(await webhook()).waiting, here.accidents], [0, []]);
  });

  it('is told of an import, a bounce and an erasure as well', async () => {
    await create();
    await subscribers(here, ['ada@example.org', 'ben@example.org']);
    await here.database
      .updateTable('subscribers')
      .set({ state: 'bounced' })
      .where('email', '=', 'ben@example.org')
      .execute();
    const ctx = contextOf(here);
    await erase(ctx, await subjectOf(ctx, 'ada@example.org'));
    await deliver();
    assert.deepEqual(
      receiver.taken.slice(2).map(({ data }) => `${String(data['email'])} ${String(data['reason'])}`),
      ['ben@example.org bounced', 'ada@example.org erased'],
    );
  });

  it('is told of a post when it is published, once', async () => {
    await create(['post.published']);
    const post = {
      ...{ kind: 'link' as const, excerpt: '', author_key: 'a', author_name: 'Ada', alt: '', reason: '' },
      ...{ topics: ['birds'], cheer_count: 0, dated_at: here.clock.now() },
      ...{ created_at: here.clock.now(), updated_at: here.clock.now() },
    };
    const published_at = here.clock.now();
    await here.database
      .insertInto('posts')
      .values([
        {
          ...post,
          id: 'one',
          title: 'A heron',
          link: 'https://ada.example/1',
          link_key: '1',
          state: 'pending',
        },
        {
          ...post,
          id: 'two',
          title: 'A crane',
          link: 'https://ada.example/2',
          link_key: '2',
          state: 'published',
          published_at,
        },
      ])
      .execute();
    const change = (state: 'published' | 'hidden') =>
      here.database.updateTable('posts').set({ state, published_at }).where('id', '=', 'one').execute();
    await change('published');
    await change('hidden');
    await change('published');
    await deliver();
    assert.deepEqual(told(), ['post.published A crane', 'post.published A heron']);
  });

  it('is told of posts that wait, of events and of the dates that groups agree on', async () => {
    await create(['post.submitted', 'event.changed', 'group.date-agreed']);
    await json(hanna.request('POST', '/events', event()), 201);
    const { id } = await json<Group>(
      hanna.request('POST', '/events/spring-day/groups', { name: 'Herons' }),
      201,
    );
    const [ada, ben] = [await somebody(here, 'Ada'), await somebody(here, 'Ben')];
    for (const person of [ada, ben]) await place(hanna, person, id);
    const at = '2026-12-04T18:00:00.000Z';
    const [proposal] = (await json<Group>(propose(ada, id, at))).dates;
    await agree(ben, id, proposal!.id);
    for (const change of [{ title: 'Spring days' }, { quorum: 50 }])
      await json(hanna.request('PATCH', '/events/spring-day', change));
    await submit(ada.theirs, 'A heron');
    await deliver();
    assert.deepEqual(
      receiver.taken.map(({ type, data }) => `${type} ${String(data['title'] ?? data['name'])}`),
      [
        'event.changed Spring day',
        'group.date-agreed Herons',
        'event.changed Spring days',
        'post.submitted A heron',
      ],
    );
    const [created, agreed] = receiver.taken;
    assert.deepEqual([created!.data['state'], created!.data['zone']], ['open', 'Europe/Vienna']);
    assert.equal(Date.parse((agreed!.data['date'] as { at: string }).at), Date.parse(at));
    assert.equal(agreed!.data['event'], 'spring-day');
    assert.ok(!JSON.stringify(receiver.taken).includes('ada@example.org'));
  });

  it('loses nothing while it is down, and repeats nothing that it has taken', async () => {
    await create();
    receiver.answers.push(500, 'hangs up', { status: 429, headers: { 'Retry-After': '3600' } }, 204, 503);
    await subscribers(here, ['ada@example.org']);
    await subscribers(here, ['ben@example.org']);
    const pauses = [];
    while (receiver.taken.length < 2 && pauses.length < 500) {
      const before = receiver.asked;
      await deliver();
      if (receiver.asked > before) pauses.push(`${receiver.asked}: ${receiver.taken.length}`);
      if (receiver.asked === 2) assert.match((await webhook()).problem!, /connection/i);
      if (receiver.asked === 3) assert.equal((await webhook()).problem, 'It answered 429.');
      here.clock.pass(30);
    }
    assert.deepEqual(told(), [
      'subscriber.confirmed ada@example.org',
      'subscriber.confirmed ben@example.org',
    ]);
    assert.deepEqual(pauses, ['1: 0', '2: 0', '3: 0', '5: 1', '6: 2']);
    assert.ok(here.clock.time > Date.parse('2026-11-19T09:00:00Z'), 'waits as long as it was asked to');
    assert.deepEqual([(await webhook()).problem, here.accidents], [null, []]);
  });

  it('gives up a change that is refused, goes on with the next, and tries again when a host says so', async () => {
    const { id } = await create();
    receiver.answers.push(400, 400, 400);
    await subscribers(here, ['ada@example.org']);
    await subscribers(here, ['ben@example.org']);
    for (let at = 0; at < 3; at++) {
      await deliver();
      here.clock.pass(3600);
    }
    assert.deepEqual(told(), ['subscriber.confirmed ben@example.org']);
    assert.deepEqual([(await webhook()).failed, (await webhook()).problem], [1, 'It answered 400.']);
    await call('POST', `/${id}/retry`);
    await deliver();
    assert.deepEqual(told()[1], 'subscriber.confirmed ada@example.org');
    assert.deepEqual([(await webhook()).failed, (await webhook()).waiting], [0, 0]);
  });

  it('forgets what was given up about a person once there is something newer', async () => {
    await create();
    receiver.answers.push(400, 400, 400);
    await subscribers(here, ['ada@example.org']);
    for (let at = 0; at < 3; at++) {
      await deliver();
      here.clock.pass(3600);
    }
    const ctx = contextOf(here);
    await erase(ctx, await subjectOf(ctx, 'ada@example.org'));
    await deliver();
    assert.deepEqual(told(), ['subscriber.left ada@example.org']);
    assert.deepEqual(await here.database.selectFrom('destination_deliveries').selectAll().execute(), []);
  });

  it('is told nothing once it is gone, until a host says so', async () => {
    const { id } = await create();
    receiver.answers.push(410);
    await subscribers(here, ['ada@example.org']);
    await deliver();
    await subscribers(here, ['ben@example.org']);
    here.clock.pass(7 * 24 * 3600);
    await deliver();
    assert.equal(receiver.asked, 1);
    assert.ok((await webhook()).disabledAt);
    await call('POST', `/${id}/retry`);
    await deliver();
    assert.deepEqual(told(), ['subscriber.confirmed ada@example.org']);
  });

  it('is told by one process at a time, and by another once that was killed', async () => {
    await create();
    const people = Array.from({ length: 20 }, (_, at) => `reader-${String(at).padStart(2, '0')}@example.org`);
    for (const person of people) await subscribers(here, [person]);
    await Promise.all([deliver(), deliver(), deliver()]);
    assert.deepEqual(
      told(),
      people.map((person) => `subscriber.confirmed ${person}`),
    );
    await subscribers(here, ['ada@example.org']);
    await claimDueJob(here.database, 'destinations', { now: here.clock.now(), lease: 300_000 }); // and is killed
    await deliver();
    assert.equal(receiver.taken.length, 20);
    here.clock.pass(301);
    await deliver();
    assert.equal(receiver.taken.length, 21);
  });

  it('is tried by a test request, which says what is wrong', async () => {
    const { id } = await create();
    const test = () => call<WebhookTest>('POST', `/${id}/test`);
    assert.equal((await test()).problem, null);
    assert.equal(receiver.taken[0]!.type, 'test');
    receiver.answers.push(302, 404);
    assert.deepEqual(
      [(await test()).problem, (await test()).problem],
      ['It answered 302.', 'It answered 404.'],
    );
  });

  it('must be https and no second one for an address, and cannot be of this network', async () => {
    await create();
    const problem = async (url: string) =>
      call('POST', '', { url, events: ['subscriber.left'] }).then(String, (error: Error) => error.message);
    assert.match(await problem('http://crm.example/hooks'), /"field":"url"[^}]*https/);
    assert.match(await problem(receiver.url), /"field":"url"[^}]*already/);
    for (const url of ['ftp://crm.example', 'https://user:word@[::1]:99999/', 'https://'])
      assert.match(await problem(url), /"field":"url"/);
    await subscribers(here, ['ada@example.org']);
    await deliverEvents(
      { ...contextOf(here), web: createLinkReader(), report: (error) => assert.fail(String(error)) },
      senders,
    );
    assert.equal(receiver.asked, 0);
    assert.match((await webhook()).problem!, /address/i);
  });

  it('is deleted with what it was not told yet', async () => {
    const { id } = await create();
    await subscribers(here, ['ada@example.org']);
    await call('DELETE', `/${id}`);
    await deliver();
    assert.equal(receiver.asked, 0);
    await assert.rejects(call('POST', `/${id}/test`), /not-found/);
  });
});
