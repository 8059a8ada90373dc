import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OwnCheers, Post, ShowcaseCounts, ShowcaseNews } from '../../../src/contract/index.ts';
import { community, problemCode, testDatabase } from '../community.ts';
import { outcome } from '../members/browser.ts';
import { decide, feed, json, mine, piece, publish, queue, somebody, submit, titles } from './gallery.ts';

const database = testDatabase();

async function gallery() {
  const here = community(database());
  const [ada, ben, host] = [
    await somebody(here, 'Ada'),
    await somebody(here, 'Ben'),
    await somebody(here, 'Hedda', 'host'),
  ];
  return { here, ada, ben, host };
}

describe('a piece in the showcase', () => {
  it('is seen by nobody before a host has approved it, and its author gets a mail then', async () => {
    const { here, ada, ben, host } = await gallery();
    const own = await submit(ada, 'A cup', { excerpt: 'Five minutes,\nand a pencil.' });
    assert.equal(own.state, 'pending');
    assert.deepEqual(await titles(here), []);
    assert.equal(await outcome(here.request(`/showcase/posts/${own.post.id}`)), 'not-found');
    assert.deepEqual(await mine(ben), []);
    assert.equal((await mine(ada))[0]!.state, 'pending');
    assert.equal((await queue(host)).length, 1);
    await decide(host, 'publish', [own]);
    await here.settled();
    const [post] = (await feed(here)).posts;
    assert.deepEqual(
      [post!.title, post!.author.name, post!.excerpt],
      ['A cup', 'Ada', 'Five minutes,\nand a pencil.'],
    );
    assert.equal((await queue(host)).length, 0);
    assert.match(here.mails.at(-1)!.subject, /“A cup” is in the showcase/);
    assert.equal(here.mails.at(-1)!.to, 'ada@example.org');
  });

  it('is declined with a reason, which its author reads in a mail and on the page', async () => {
    const { here, ada, host } = await gallery();
    const own = await submit(ada, 'A cup');
    await decide(host, 'decline', [own], { reason: 'The link asks for a password.' });
    await here.settled();
    const [declined] = await mine(ada);
    assert.deepEqual([declined!.state, declined!.reason], ['declined', 'The link asks for a password.']);
    assert.match(here.mails.at(-1)!.text, /The link asks for a password\./);
    const again = await submit(ada, 'A cup');
    assert.equal(again.state, 'pending');
    await decide(host, 'publish', [own]);
    assert.equal((await mine(ada)).find(({ post }) => post.id === own.post.id)!.state, 'declined');
  });

  it('is seen at once when its author is trusted, or leads', async () => {
    const { here, ada, ben, host } = await gallery();
    const own = await submit(ada, 'First');
    await decide(host, 'publish', [own], { trust: true });
    here.clock.pass(1);
    assert.equal((await submit(ada, 'Second')).state, 'published');
    assert.equal((await submit(ben, 'Third')).state, 'pending');
    assert.equal((await submit(await somebody(here, 'Fay', 'facilitator'), 'Fourth')).state, 'published');
    assert.deepEqual((await titles(here)).toSorted(), ['First', 'Fourth', 'Second']);
  });

  it('is there once, however its link is written and however often it is sent', async () => {
    const { here, ada, ben } = await gallery();
    const body = piece('A walk', { link: 'https://www.youtube.com/watch?v=abcdefghijk&utm_source=x' });
    const headers = { 'Idempotency-Key': 'one-intent' };
    for (let times = 0; times < 3; times++)
      await json(ada.request('POST', '/showcase/posts', body, { headers }), 201);
    assert.equal((await mine(ada)).length, 1);
    for (const link of ['https://youtu.be/abcdefghijk?si=1', 'http://youtube.com/shorts/abcdefghijk']) {
      const answer = await ben.request('POST', '/showcase/posts', { ...body, link });
      assert.equal(answer.status, 422);
      const { errors } = (await answer.json()) as { errors: { field: string }[] };
      assert.equal(errors[0]!.field, 'link');
    }
    const both = await Promise.all(
      [ada, ben].map((who) => outcome(who.request('POST', '/showcase/posts', piece('At once')))),
    );
    assert.deepEqual(both.toSorted(), ['ok', 'validation-failed']);
    assert.deepEqual(here.accidents, []);
  });

  it('may be changed by its author, and is looked at again then', async () => {
    const { here, ada, ben, host } = await gallery();
    const id = await publish(here, ada, host, 'A cup');
    const change = (who: typeof ada, title: string) =>
      outcome(who.request('PATCH', `/showcase/posts/${id}`, { title }));
    assert.equal(await change(ben, 'Mine'), 'not-found');
    assert.equal(await change(host, 'The cup'), 'ok');
    assert.deepEqual(await titles(here), ['The cup']);
    assert.equal(await change(ada, 'Cheap pills'), 'ok');
    assert.deepEqual(await titles(here), []);
    assert.equal((await queue(host))[0]!.post.title, 'Cheap pills');
  });

  it('is gone at once when its author withdraws it or a host hides it', async () => {
    const { here, ada, ben, host } = await gallery();
    const [one, other] = [await publish(here, ada, host, 'One'), await publish(here, ben, host, 'Other')];
    assert.equal(await outcome(ben.request('DELETE', `/showcase/posts/${one}`)), 'not-found');
    assert.equal(await outcome(ada.request('DELETE', `/showcase/posts/${one}`)), 'ok');
    await json(host.request('POST', '/showcase/decisions', { posts: [other], decision: 'hide' }), 204);
    assert.deepEqual(await titles(here), []);
    for (const id of [one, other])
      assert.equal(await outcome(here.request(`/showcase/posts/${id}`)), 'not-found');
    const counts = await json<ShowcaseCounts>(here.request('/showcase/counts'));
    assert.deepEqual([counts.all, counts.authors], [0, []]);
  });

  it('can be reported by anybody, stays, and comes before the hosts, who get one mail a day', async () => {
    const { here, ada, host } = await gallery();
    const id = await publish(here, ada, host, 'A cup');
    await here.settled();
    here.mails.length = 0;
    for (const reason of ['Not theirs.', ''])
      assert.equal((await here.post(`/showcase/posts/${id}/reports`, { reason })).status, 202);
    await here.settled();
    assert.deepEqual(await titles(here), ['A cup']);
    assert.deepEqual((await queue(host))[0]!.reportReasons, ['Not theirs.', '']);
    assert.equal((await mine(ada))[0]!.reports, 0);
    assert.deepEqual(
      here.mails.map(({ to }) => to),
      ['hedda@example.org'],
    );
    await json(host.request('POST', '/showcase/decisions', { posts: [id], decision: 'publish' }), 204);
    assert.deepEqual(await queue(host), []);
  });

  it('is cheered once by each member', async () => {
    const { here, ada, ben, host } = await gallery();
    const id = await publish(here, ada, host, 'A cup');
    const cheer = (who: typeof ada, cheered: boolean) =>
      json<{ cheers: number }>(who.request('PUT', `/showcase/posts/${id}/cheer`, { cheered }));
    await Promise.all([cheer(ada, true), cheer(ada, true), cheer(ben, true)]);
    assert.equal((await feed(here)).posts[0]!.cheers, 2);
    assert.equal((await cheer(ben, false)).cheers, 1);
    assert.equal((await cheer(ben, false)).cheers, 1);
    const cheers = await json<OwnCheers>(ada.request('GET', `/showcase/cheers?posts=${id},none`));
    assert.deepEqual(cheers.posts, [id]);
    assert.equal(
      await outcome(ada.request('PUT', '/showcase/posts/none/cheer', { cheered: true })),
      'not-found',
    );
  });
});

describe('the feed', () => {
  it('is read page by page, and nothing is missed or seen twice while more comes in', async () => {
    const { here, ada, host } = await gallery();
    for (let at = 0; at < 7; at++) await publish(here, ada, host, `Piece ${at}`);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await feed(here, `?limit=3${next && `&after=${next}`}`);
      seen.push(...page.posts.map(({ title }) => title));
      if (next === '') await publish(here, ada, host, 'New');
      next = page.next;
    }
    assert.deepEqual(
      seen,
      [6, 5, 4, 3, 2, 1, 0].map((at) => `Piece ${at}`),
    );
  });

  it('says how many are new, by the filter one has', async () => {
    const { here, ada, host } = await gallery();
    await publish(here, ada, host, 'Old');
    const { newest } = await feed(here);
    const news = async (filter = '') =>
      (await json<ShowcaseNews>(here.request(`/showcase/news?since=${newest}${filter}`))).count;
    assert.equal(await news(), 0);
    await publish(here, ada, host, 'New', { kind: 'video' });
    assert.equal(await news(), 1);
    assert.equal(await news('&kind=video'), 1);
    assert.equal(await news('&kind=audio'), 0);
    assert.equal(await outcome(here.request('/showcase/news?since=yesterday')), 'validation-failed');
  });

  it('is filtered by kind, topic and author, and searched', async () => {
    const { here, ada, ben, host } = await gallery();
    await publish(here, ada, host, "Don't look back", { kind: 'video', topics: ['film', 'walks'] });
    await publish(here, ben, host, 'Drawing herons', { topics: ['drawing'], excerpt: 'On a roof.' });
    const { posts } = await feed(here);
    const counts = await json<ShowcaseCounts>(here.request('/showcase/counts'));
    const author = counts.authors.find(({ label }) => label === 'Ada')!.value;
    const expected: [string, string[]][] = [
      ['kind=video', ["Don't look back"]],
      ['topic=drawing', ['Drawing herons']],
      ['topic=draw', []],
      [`author=${author}`, ["Don't look back"]],
      ['q=hero', ['Drawing herons']],
      ['q=ROOF+dra', ['Drawing herons']],
      ["q=don't", ["Don't look back"]],
      ['q=ada', ["Don't look back"]],
      ['q=film', ["Don't look back"]],
      ['q=roof+film', []],
      ['q=%27%3A*%20%26%20%21%28', ["Don't look back", 'Drawing herons']],
      ['q=hero&kind=video', []],
    ];
    for (const [query, found] of expected)
      assert.deepEqual((await titles(here, `?${query}`)).toSorted(), found, query);
    assert.equal(await outcome(here.request('/showcase?kind=poem')), 'validation-failed');
    assert.equal(await outcome(here.request('/showcase?after=x')), 'validation-failed');
    assert.equal(await outcome(here.request('/showcase?limit=1000')), 'validation-failed');
    assert.deepEqual(
      [counts.all, counts.kinds.map(({ value, count }) => `${value} ${count}`).toSorted()],
      [2, ['article 1', 'video 1']],
    );
    assert.equal(posts.length, 2);
  });

  it('may be kept for a moment, and is not sent again while it is the same', async () => {
    const { here, ada, host } = await gallery();
    await publish(here, ada, host, 'A cup');
    for (const path of ['/showcase', '/showcase/counts']) {
      const first = await here.request(path);
      assert.match(first.headers.get('Cache-Control')!, /public, max-age=15/);
      const again = await here.request(path, { headers: { 'If-None-Match': first.headers.get('ETag')! } });
      assert.equal(again.status, 304);
    }
  });

  it('names an author by the name and the link they have now, and once they have left by the one they had', async () => {
    const { here, ada, host } = await gallery();
    const id = await publish(here, ada, host, 'A cup');
    await json(ada.request('PATCH', '/member', { name: 'Ada Byron', link: 'https://ada.example.org/' }));
    const post = async () => json<Post>(here.request(`/showcase/posts/${id}`));
    assert.deepEqual((await post()).author, {
      name: 'Ada Byron',
      link: 'https://ada.example.org/',
      picture: null,
    });
    await here.database.deleteFrom('members').where('email', '=', 'ada@example.org').execute();
    assert.equal((await post()).author.name, 'Ada');
  });

  it('holds whoever puts in too much, or reports too much', async () => {
    const { here, ada, host } = await gallery();
    for (let at = 0; at < 20; at++) await submit(ada, `Piece ${at}`);
    const answer = await ada.request('POST', '/showcase/posts', piece('One more'));
    assert.equal(await problemCode(answer), 'rate-limited');
    const id = await publish(here, host, host, 'Of the host');
    for (let at = 0; at < 20; at++) await here.post(`/showcase/posts/${id}/reports`, { reason: '' });
    const report = await here.post(`/showcase/posts/${id}/reports`, { reason: '' });
    assert.equal(await problemCode(report), 'rate-limited');
  });
});
