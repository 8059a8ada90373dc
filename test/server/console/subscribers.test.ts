import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SubscriberList, SubscriberRecord } from '../../../src/contract/index.ts';
import { codeIn, community, type Community, testDatabase } from '../community.ts';
import { subscribers } from '../letters/letters.ts';
import { type Browser, browser, outcome, signedInAs } from '../members/browser.ts';
import { read } from './console.ts';

const database = testDatabase();
const PATH = '/newsletter/subscribers';

const host = (here: Community) => signedInAs(here, { email: 'hanna@example.org', role: 'host' });
const list = (hanna: Browser, query: Record<string, string> = {}) => read<SubscriberList>(hanna, PATH, query);
const emails = ({ subscribers: people }: SubscriberList) => people.map(({ email }) => email);

async function confirm(here: Community, email: string, more: Record<string, unknown> = {}) {
  const answer = await here.signUp(email, more);
  const { subscription } = (await answer.json()) as { subscription: string };
  await here.settled();
  here.clock.pass(1);
  const confirmed = { subscription, code: codeIn(here.mails.at(-1)!) };
  assert.equal((await here.post('/newsletter/confirmations', confirmed)).status, 200);
}

describe('the subscribers, for a host', () => {
  it('are listed newest first, with those who have not confirmed yet', async () => {
    const here = community(database());
    const hanna = await host(here);
    await confirm(here, 'ada@example.org', { name: 'Ada', attribution: { source: 'spring-fair' } });
    await here.signUp('lee@example.org', { attribution: { referrer: 'https://www.Heron.example/a?b' } });
    await here.signUp('lee@example.org', { name: 'Lee' });
    const { subscribers: people, total, next } = await list(hanna);
    assert.deepEqual(
      people.map(({ email, name, state, source, confirmedAt }) => [
        email,
        name,
        state,
        source,
        confirmedAt !== null,
      ]),
      [
        ['lee@example.org', 'Lee', 'pending', null, false],
        ['ada@example.org', 'Ada', 'confirmed', 'spring-fair', true],
      ],
    );
    assert.deepEqual([total, next], [2, null]);
  });

  it('are found by a part of their address or name', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, ['a_b@example.org', 'axb@example.org', 'ada@example.org']);
    const found = async (search: string) => emails(await list(hanna, { search })).sort();
    assert.deepEqual(await found('a_b'), ['a_b@example.org']);
    assert.deepEqual(await found('ADA@'), ['ada@example.org']);
    assert.deepEqual(await found('%'), []);
    assert.deepEqual(await found('\\'), []);
    assert.deepEqual(await found("'; drop table subscribers; --"), []);
    assert.equal(
      await outcome(hanna.request('GET', `${PATH}?search=${'x'.repeat(101)}`, undefined, proofOf(PATH))),
      'validation-failed',
    );
  });

  it('are filtered by state, topic, language and source, all of which must apply', async () => {
    const here = community(database());
    const hanna = await host(here);
    await confirm(here, 'ada@example.org', {
      topics: ['events'],
      locale: 'de-AT',
      attribution: { referrer: 'https://www.Heron.example/a?b' },
    });
    await confirm(here, 'bo@example.org', { topics: ['events', 'practice'], locale: 'fr' });
    await subscribers(here, [
      { email: 'cy@example.org', topics: ['practice'], state: 'unsubscribed', locale: 'de' },
    ]);
    await here.signUp('di@example.org', { attribution: { source: 'heron.example' } });
    const found = async (query: Record<string, string>) => emails(await list(hanna, query)).sort();
    assert.deepEqual(await found({ topic: 'events' }), ['ada@example.org', 'bo@example.org']);
    assert.deepEqual(await found({ topic: 'practice', state: 'unsubscribed' }), ['cy@example.org']);
    // As letters are: French is not one of the newsletter's languages, so that English suits best.
    assert.deepEqual(await found({ language: 'de' }), ['ada@example.org', 'cy@example.org']);
    assert.deepEqual(await found({ language: 'en' }), ['bo@example.org', 'di@example.org']);
    assert.deepEqual(await found({ language: 'it' }), []);
    assert.deepEqual(await found({ source: 'heron.example' }), ['ada@example.org', 'di@example.org']);
    assert.deepEqual(await found({ source: 'heron.example', state: 'pending' }), ['di@example.org']);
    assert.deepEqual(await found({ withoutSource: 'true' }), ['bo@example.org', 'cy@example.org']);
    assert.equal((await list(hanna, { topic: 'events', limit: '1' })).total, 2);
  });

  it('come in pages, over both tables', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, ['a@example.org', 'b@example.org', 'c@example.org']);
    await here.signUp('d@example.org');
    await here.signUp('e@example.org');
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: SubscriberList = await list(hanna, { limit: '2', ...(after && { after }) });
      seen.push(...emails(page));
      assert.equal(page.total, 5);
      after = page.next;
    }
    assert.deepEqual(seen.slice(0, 2), ['e@example.org', 'd@example.org']);
    assert.equal(new Set(seen).size, 5);
  });

  it('are shown with the proof of their consent', async () => {
    const here = community(database());
    const hanna = await host(here);
    await confirm(here, 'ada@example.org', { name: 'Ada', attribution: { source: 'spring-fair' } });
    const [entry] = (await list(hanna)).subscribers;
    const record = await read<SubscriberRecord>(hanna, `${PATH}/${entry!.id}`);
    assert.deepEqual(
      [record.subscriber.email, record.subscriber.page, record.subscriber.attribution],
      ['ada@example.org', 'https://www.example.org/letter', { source: 'spring-fair' }],
    );
    assert.deepEqual(
      record.consents.map(({ event, purpose, asConfigured, method }) => [
        event,
        purpose,
        asConfigured,
        method,
      ]),
      [
        ['given', 'newsletter', true, 'checkbox'],
        ['confirmed', 'newsletter', true, 'checkbox'],
      ],
    );
    assert.match(record.consents[0]!.wording, /^Yes, send me/);
    assert.doesNotMatch(JSON.stringify(record), /code_hash|link_hash|ip_tag|canonical/);
    assert.equal(await outcome(hanna.request('GET', `${PATH}/none`)), 'not-found');
  });

  it('are erased, also before they confirm, with the emails that wait for them', async () => {
    const here = community(database(), { mailer: { send: async () => Promise.reject(new Error('busy')) } });
    const hanna = await host(here);
    await subscribers(here, ['ada@example.org']);
    await here.signUp('lee@example.org');
    await here.settled();
    const { subscribers: people } = await list(hanna);
    assert.equal(people.length, 2);
    const headers = { 'Idempotency-Key': 'once' };
    for (const { id } of people) assert.equal((await hanna.request('DELETE', `${PATH}/${id}`)).status, 204);
    assert.equal((await list(hanna)).total, 0);
    for (const table of ['subscribers', 'signups', 'email_queue'] as const)
      assert.deepEqual(await here.database.selectFrom(table).select('id').execute(), [], table);
    assert.equal(
      await outcome(hanna.request('DELETE', `${PATH}/${people[0]!.id}`, undefined, { headers })),
      'not-found',
    );
  });

  it('are erased but for the proof of their consent, which has no address', async () => {
    const here = community(database());
    const hanna = await host(here);
    await confirm(here, 'ada@example.org');
    const [ada] = (await list(hanna)).subscribers;
    here.clock.pass(1);
    await hanna.request('DELETE', `${PATH}/${ada!.id}`);
    const proof = await here.database.selectFrom('consents').selectAll().orderBy('recorded_at').execute();
    assert.deepEqual(
      proof.map(({ event, subject }) => [event, subject]),
      ['given', 'confirmed', 'erased'].map((event) => [event, ada!.id]),
    );
    assert.doesNotMatch(JSON.stringify(proof), /ada@/);
  });

  it('are shown to no member and no stranger, known or not', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, ['ada@example.org']);
    const [ada] = (await list(hanna)).subscribers;
    const member = await signedInAs(here, { email: 'kim@example.org' });
    const facilitator = await signedInAs(here, { email: 'fay@example.org', role: 'facilitator' });
    const stranger = await browser(here);
    for (const path of [PATH, `${PATH}/${ada!.id}`, `${PATH}/none`])
      for (const method of path === PATH ? ['GET'] : ['GET', 'DELETE']) {
        assert.equal(await outcome(member.request(method, path)), 'forbidden');
        assert.equal(await outcome(facilitator.request(method, path)), 'forbidden');
        assert.equal(await outcome(stranger.request(method, path)), 'unauthenticated');
      }
    assert.equal((await list(hanna)).total, 1);
    assert.deepEqual(here.accidents, []);
  });
});

const proofOf = (path: string) => ({ proofFor: { url: `https://api.example.org${path}` } });
