import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import type { OwnPost, Preview } from '../../../src/contract/index.ts';
import { API, type Community, testDatabase } from '../community.ts';
import type { Browser } from '../members/browser.ts';
import { addFeed as addFeedOf, jobsHere, item, rss, sources } from './feed-sources.ts';
import { feed, json, mine, queue, somebody, titles } from './gallery.ts';
import { otherSite } from './other-site.ts';

const database = testDatabase();
const site = otherSite();

const open = () => jobsHere(database());
const addFeed = (here: Community, host: Browser, path: string, rule?: string) =>
  addFeedOf(here, host, site(), path, rule);

describe('a pasted link', () => {
  it('becomes a card with a picture of our own, and then a post', async () => {
    const { here } = open();
    const ada = await somebody(here, 'Ada');
    const png = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#c2452d' } })
      .png()
      .toBuffer();
    site().put('/chair.png', 'image/png', png);
    site().put(
      '/chair',
      'text/html; charset=utf-8',
      `<html lang="en"><head><title>x</title><meta property="og:title" content="A chair"><meta property="og:type" content="article">
       <meta property="og:description" content="Of wood."><meta property="og:image" content="/chair.png"><meta property="og:image:alt" content="A red chair"></head></html>`,
    );
    const shown = await json<Preview>(
      ada.request('POST', '/showcase/previews', { link: `${site().url}/chair?utm_source=letter` }),
    );
    const { title, excerpt, kind, language, link, picture } = shown;
    assert.deepEqual(
      { title, excerpt, kind, language, link },
      { title: 'A chair', excerpt: 'Of wood.', kind: 'article', language: 'en', link: `${site().url}/chair` },
    );
    assert.deepEqual([picture!.width, picture!.height, picture!.alt], [900, 600, 'A red chair']);
    const own = await json<OwnPost>(
      ada.request('POST', '/showcase/posts', {
        link,
        preview: shown.id,
        kind,
        title,
        excerpt,
        topics: [],
        alt: 'A red chair',
      }),
      201,
    );
    assert.equal(own.state, 'pending');
    const { source } = own.post.picture!.variants.at(-1)!;
    const served = await here.request(source.replace(API, ''));
    assert.deepEqual([served.status, served.headers.get('content-type')], [200, 'image/webp']);
    assert.equal(
      (await sharp(await served.arrayBuffer()).metadata()).width,
      own.post.picture!.variants.at(-1)!.width,
    );
  });

  it('that leads nowhere, inside, or to nothing is refused with a reason', async () => {
    const { here } = open();
    const ada = await somebody(here, 'Ada');
    site().put('/empty', 'text/html', '<p></p>');
    for (const link of [
      `${site().url}/missing`,
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]:9/',
      'http://2130706433.example/',
      `http://localhost:1/`,
    ]) {
      const answer = await ada.request('POST', '/showcase/previews', { link });
      const problem = (await answer.json()) as { code: string; detail: string };
      assert.deepEqual([answer.status, problem.code], [422, 'link-unreadable'], link);
      assert.match(problem.detail, /^[A-Z].{10,}/, link);
    }
    assert.deepEqual(await mine(ada), []);
  });
});

describe('a feed as a source', () => {
  it('brings its entries as posts, once, by their own dates', async () => {
    const { here, runJobs } = open();
    const host = await somebody(here, 'Hanna', 'host');
    site().put('/feed', 'application/rss+xml', rss(item(1), item(2)));
    await addFeed(here, host, '/feed');
    assert.deepEqual(await titles(here), ['Piece 2', 'Piece 1']);
    assert.equal((await feed(here)).posts[0]!.author.name, 'Notes from the bench');
    site().put('/feed', 'application/rss+xml', rss(item(3), item(2), item(1)));
    here.clock.pass(1900);
    await Promise.all([runJobs(), runJobs(), runJobs()]);
    assert.deepEqual(await titles(here), ['Piece 3', 'Piece 2', 'Piece 1']);
    const [source] = await sources(host);
    assert.deepEqual([source!.title, source!.posts, source!.fault], ['Notes from the bench', 3, '']);
  });

  it('waits for a host where its rule says so', async () => {
    const { here } = open();
    const host = await somebody(here, 'Hanna', 'host');
    site().put('/feed', 'application/rss+xml', rss(item(1)));
    await addFeed(here, host, '/feed', 'queue');
    assert.deepEqual(await titles(here), []);
    assert.equal((await queue(host))[0]!.post.title, 'Piece 1');
  });

  it('is asked politely: nothing is sent again that has not changed, and a pause that it asks for is kept', async () => {
    const { here, runJobs } = open();
    const host = await somebody(here, 'Hanna', 'host');
    site().answer('/polite', ({ headers }, response) => {
      if (headers['if-none-match'] === '"one"') return response.writeHead(304).end();
      return response.writeHead(200, { ETag: '"one"', 'Content-Type': 'text/xml' }).end(rss(item(1)));
    });
    await addFeed(here, host, '/polite');
    here.clock.pass(1900);
    await runJobs();
    const count = site().asked.length;
    assert.equal(site().asked.at(-1)!.headers['if-none-match'], '"one"');
    await runJobs();
    assert.equal(site().asked.length, count);
    site().answer('/polite', (_, response) => response.writeHead(503, { 'Retry-After': '7200' }).end());
    here.clock.pass(1900);
    await runJobs();
    const [source] = await sources(host);
    assert.match(source!.fault, /too busy/);
    assert.equal(Date.parse(source!.nextPollAt!) - here.clock.time, 7_200_000);
    here.clock.pass(7100);
    await runJobs();
    assert.equal(site().asked.length, count + 1);
  });

  it('that fails is left alone longer and longer, and says why until it is well again', async () => {
    const { here, runJobs } = open();
    const host = await somebody(here, 'Hanna', 'host');
    site().put(
      '/feed',
      'text/html',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/real.xml"></head></html>',
    );
    await addFeed(here, host, '/feed');
    const pauses: number[] = [];
    for (let round = 0; round < 8; round++) {
      const [source] = await sources(host);
      assert.match(source!.fault, /web page, not a feed.*real\.xml/);
      pauses.push((Date.parse(source!.nextPollAt!) - here.clock.time) / 60_000);
      here.clock.pass(pauses.at(-1)! * 60 + 1);
      await runJobs();
    }
    assert.deepEqual(pauses, [30, 60, 120, 240, 480, 960, 1440, 1440]);
    site().put('/feed', 'application/rss+xml', rss(item(1)));
    here.clock.pass(86_401);
    await runJobs();
    const [source] = await sources(host);
    assert.deepEqual([source!.fault, source!.posts], ['', 1]);
  });

  it('that has moved for good is asked at its new place', async () => {
    const { here } = open();
    const host = await somebody(here, 'Hanna', 'host');
    site().answer('/old', (_, response) => response.writeHead(301, { Location: '/new' }).end());
    site().put('/new', 'application/rss+xml', rss(item(1)));
    await addFeed(here, host, '/old');
    assert.equal((await sources(host))[0]!.address, `${site().url}/new`);
  });

  it('brings its pictures later, and does without those that are none', async () => {
    const { here } = open();
    const host = await somebody(here, 'Hanna', 'host');
    const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#335577' } })
      .png()
      .toBuffer();
    site().put('/good.png', 'image/png', png);
    site().put('/bad.png', 'image/png', '<svg onload="alert(1)"/>');
    const withPicture = (at: number, name: string) =>
      item(at, `<enclosure url="${site().url}/${name}" type="image/png" length="1"/>`);
    site().put('/feed', 'application/rss+xml', rss(withPicture(1, 'good.png'), withPicture(2, 'bad.png')));
    await addFeed(here, host, '/feed');
    const { posts } = await feed(here);
    assert.deepEqual(
      posts.map(({ picture }) => picture?.width),
      [undefined, 400],
    );
    assert.deepEqual(here.accidents, []);
  });
});

describe('the showcase as feeds and as a page', () => {
  it('has what is published, with filters, and is not sent again while it is the same', async () => {
    const { here } = open();
    const host = await somebody(here, 'Hanna', 'host');
    const hostile = item(2).replace('Piece 2', '&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;');
    site().put('/feed', 'application/rss+xml', rss(item(1, '<category>wood</category>'), hostile));
    await addFeed(here, host, '/feed');
    for (const format of ['rss', 'atom', 'json', 'html']) {
      const all = await here.request(`/showcase.${format}`);
      const text = await all.text();
      assert.equal(all.status, 200, text);
      assert.ok(text.includes('Piece 1') && !text.includes('<script>'), format);
      const some = await (await here.request(`/showcase.${format}?topic=wood`)).text();
      assert.ok(some.includes('Piece 1') && !some.includes('ada.example/2'), format);
      const again = await here.request(`/showcase.${format}`, {
        headers: { 'If-None-Match': all.headers.get('etag')! },
      });
      assert.equal(again.status, 304, format);
    }
    assert.match(
      (await here.request('/showcase.html')).headers.get('content-security-policy')!,
      /default-src 'none'/,
    );
    assert.equal((await here.request('/showcase.rss?kind=nonsense')).status, 422);
  });

  it('goes on page by page', async () => {
    const { here } = open();
    const host = await somebody(here, 'Hanna', 'host');
    site().put('/feed', 'application/rss+xml', rss(...[1, 2, 3, 4, 5].map((at) => item(at))));
    await addFeed(here, host, '/feed');
    const first = await (await here.request('/showcase.html?limit=2')).text();
    const [, next] = /rel="next" href="([^"]*)"/.exec(first)!;
    const second = await (await here.request(`/showcase.html${next!.replaceAll('&amp;', '&')}`)).text();
    assert.ok(first.includes('Piece 5') && !first.includes('Piece 3'));
    assert.ok(second.includes('Piece 3') && !second.includes('Piece 5'));
  });
});
