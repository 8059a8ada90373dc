import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ActivityList, PostList, TrustedAuthors } from '../../../src/contract/index.ts';
import { community, type Community, testDatabase } from '../community.ts';
import { read } from '../console/console.ts';
import { type Browser, outcome } from '../members/browser.ts';
import { decide, json, publish, somebody, submit } from './gallery.ts';

const database = testDatabase();

const list = (host: Browser, query: Record<string, string> = {}) =>
  read<PostList>(host, '/showcase/posts', query);
const found = async (host: Browser, query: Record<string, string> = {}) =>
  (await list(host, query)).posts.map(({ post, state }) => `${post.title} ${state}`);
const trusted = (host: Browser, query: Record<string, string> = {}) =>
  read<TrustedAuthors>(host, '/showcase/trusted-authors', query);
const idOf = async (here: Community, name: string) =>
  (await here.database.selectFrom('members').select('id').where('name', '=', name).executeTakeFirstOrThrow())
    .id;

/** A post in each state, and a report. */
async function posts(here: Community) {
  const [ada, hanna] = [await somebody(here, 'Ada'), await somebody(here, 'Hanna', 'host')];
  await publish(here, ada, hanna, 'Tides');
  here.clock.pass(1);
  const id = await publish(here, ada, hanna, 'Herons');
  await json(here.request(`/showcase/posts/${id}/reports`, report('not hers')), 202);
  for (const [title, decision] of [
    ['Spam', 'decline'],
    ['Secret', 'withdraw'],
    ['Owls', 'hide'],
    ['Frogs', 'wait'],
  ] as const) {
    here.clock.pass(1);
    const own = await submit(ada, title);
    if (decision === 'withdraw') await json(ada.request('DELETE', `/showcase/posts/${own.post.id}`), 204);
    if (decision === 'hide') await decide(hanna, 'publish', [own]);
    if (decision === 'decline' || decision === 'hide')
      await decide(hanna, decision, [own], { reason: 'No.' });
  }
  return { ada, hanna };
}

const report = (reason: string) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ reason }),
});

describe('all posts, for a host', () => {
  it('are listed newest first, but not those that their author has withdrawn', async () => {
    const here = community(database());
    const { hanna } = await posts(here);
    assert.deepEqual(await found(hanna), [
      'Frogs pending',
      'Owls hidden',
      'Spam declined',
      'Herons published',
      'Tides published',
    ]);
    const [frogs, , spam, herons] = (await list(hanna)).posts;
    assert.deepEqual([frogs!.member, frogs!.trusted, frogs!.source], [await idOf(here, 'Ada'), false, null]);
    assert.equal(spam!.reason, 'No.');
    assert.deepEqual([herons!.reports, herons!.reportReasons], [1, ['not hers']]);
  });

  it('are filtered by state, reports, kind and author, and found by their words', async () => {
    const here = community(database());
    const { hanna } = await posts(here);
    assert.deepEqual(await found(hanna, { state: 'pending' }), ['Frogs pending']);
    assert.deepEqual(await found(hanna, { state: 'hidden' }), ['Owls hidden']);
    assert.deepEqual(await found(hanna, { reported: 'true' }), ['Herons published']);
    assert.equal((await found(hanna, { reported: 'false' })).length, 5);
    assert.deepEqual(await found(hanna, { q: 'OWL' }), ['Owls hidden']);
    assert.deepEqual(await found(hanna, { q: 'secret' }), []);
    assert.equal((await found(hanna, { q: "ada ' \\ & !" })).length, 5);
    assert.deepEqual(await found(hanna, { kind: 'video' }), []);
    assert.equal((await found(hanna, { author: await idOf(here, 'Ada'), state: 'published' })).length, 2);
  });

  it('come in pages, and are counted', async () => {
    const here = community(database());
    const { ada, hanna } = await posts(here);
    const first = await list(hanna, { limit: '3' });
    assert.deepEqual([first.posts.length, first.total], [3, 5]);
    here.clock.pass(1);
    await submit(ada, 'Late');
    assert.deepEqual(await found(hanna, { limit: '3', after: first.next! }), [
      'Herons published',
      'Tides published',
    ]);
    for (const query of [{ after: 'x' }, { limit: '51' }, { state: 'withdrawn' }, { reported: 'maybe' }])
      await assert.rejects(list(hanna, query), /validation-failed/);
  });

  it('say that hosts, facilitators and whom a host trusts are published without review', async () => {
    const here = community(database());
    const [hanna, fay] = [await somebody(here, 'Hanna', 'host'), await somebody(here, 'Fay', 'facilitator')];
    const ada = await somebody(here, 'Ada');
    for (const [who, title] of [
      [hanna, 'One'],
      [fay, 'Two'],
      [ada, 'Three'],
    ] as const) {
      here.clock.pass(1);
      await submit(who, title);
    }
    const trust = async () => (await list(hanna)).posts.map(({ trusted }) => trusted);
    assert.deepEqual(await trust(), [false, true, true]);
    await json(hanna.request('PUT', `/showcase/trusted-authors/${await idOf(here, 'Ada')}`), 204);
    assert.deepEqual(await trust(), [true, true, true]);
  });
});

describe('a decision that names the state it was made in', () => {
  it('changes nothing if another host has decided, and is taken otherwise', async () => {
    const here = community(database());
    const [ada, hanna] = [await somebody(here, 'Ada'), await somebody(here, 'Hanna', 'host')];
    const [one, two] = [await submit(ada, 'One'), await submit(ada, 'Two')];
    await decide(hanna, 'decline', [one]);
    const late = (ids: string[], was = 'pending') =>
      outcome(hanna.request('POST', '/showcase/decisions', { posts: ids, decision: 'publish', was }));
    assert.equal(await late([one.post.id, two.post.id]), 'conflict');
    assert.equal(await late([two.post.id, 'gone']), 'conflict');
    assert.equal(await late([two.post.id], 'declined'), 'validation-failed');
    assert.deepEqual((await found(hanna)).sort(), ['One declined', 'Two pending']);
    assert.equal(await late([two.post.id, two.post.id]), 'ok');
    assert.deepEqual((await found(hanna)).sort(), ['One declined', 'Two published']);
  });
});

describe('trusted authors', () => {
  it('are published without review until the trust is taken back', async () => {
    const here = community(database());
    const [ada, hanna] = [await somebody(here, 'Ada'), await somebody(here, 'Hanna', 'host')];
    const path = `/showcase/trusted-authors/${await idOf(here, 'Ada')}`;
    assert.deepEqual((await trusted(hanna)).authors, []);
    for (const _ of [1, 2]) await json(hanna.request('PUT', path), 204);
    assert.equal((await submit(ada, 'Tides')).state, 'published');
    const { authors, total } = await trusted(hanna);
    assert.deepEqual(
      [authors.map(({ email, name, role, posts }) => [email, name, role, posts]), total],
      [[['ada@example.org', 'Ada', 'member', 1]], 1],
    );
    await json(hanna.request('DELETE', path), 204);
    assert.equal(await outcome(hanna.request('DELETE', path)), 'not-found');
    assert.equal((await submit(ada, 'Herons')).state, 'pending');
    assert.equal((await trusted(hanna)).total, 0);
    assert.deepEqual(await found(hanna, { state: 'published' }), ['Tides published']);
  });

  it('must be members, and come in pages', async () => {
    const here = community(database());
    const hanna = await somebody(here, 'Hanna', 'host');
    assert.equal(await outcome(hanna.request('PUT', '/showcase/trusted-authors/nobody')), 'not-found');
    for (const name of ['Ada', 'Ben', 'Cy']) {
      here.clock.pass(1);
      await somebody(here, name);
      await json(hanna.request('PUT', `/showcase/trusted-authors/${await idOf(here, name)}`), 204);
    }
    const first = await trusted(hanna, { limit: '2' });
    const second = await trusted(hanna, { limit: '2', after: first.next! });
    const names = [...first.authors, ...second.authors].map(({ name }) => name);
    assert.deepEqual([names, first.total, second.next], [['Cy', 'Ben', 'Ada'], 3, null]);
  });

  it('are in the activity, under the name that they have', async () => {
    const here = community(database());
    const hanna = await somebody(here, 'Hanna', 'host');
    await somebody(here, 'Ada');
    const path = `/showcase/trusted-authors/${await idOf(here, 'Ada')}`;
    await json(hanna.request('PUT', path), 204);
    here.clock.pass(1);
    await json(hanna.request('DELETE', path), 204);
    const { entries } = await read<ActivityList>(hanna, '/activity');
    assert.deepEqual(
      entries.map(({ action, about }) => `${action} ${about}`),
      ['untrustAuthor Ada', 'trustAuthor Ada'],
    );
  });
});
