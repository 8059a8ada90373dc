import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { createLinkReader } from '../../../server/link-preview/web-reader.ts';
import { httpErrorMessage } from '../../../server/safe-fetch/http-error-message.ts';
import { faultOf, here, site } from './site.ts';

const web = createLinkReader(here);
const patience = () => AbortSignal.timeout(10_000);
const unknown = { etag: null, modified: null };

const rss = (more = '') => `<?xml version="1.0"?><rss version="2.0"><channel><title>Rui's blog</title>
  <link>http://site.example/</link>${more}<item><title>Spring</title><link>http://site.example/spring</link>
  <guid>http://site.example/spring</guid></item></channel></rss>`;
const type = { 'Content-Type': 'application/rss+xml; charset=utf-8' };

describe('looking behind a link', () => {
  it('gives the card, and its picture in widths', async (t) => {
    const photo = await sharp({ create: { width: 700, height: 400, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer();
    const there = await site(t, ({ url }, response) => {
      if (url === '/photo') response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(photo);
      else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Hi</title><img src=/photo>');
    });
    const card = await web.unfurl(there.at('/page'), patience());
    assert.ok(!('fault' in card));
    assert.equal(card.title, 'Hi');
    const picture = await web.thumbnails(card.picture!, patience());
    assert.ok(!('fault' in picture));
    assert.deepEqual([picture.width, picture.height], [700, 400]);
  });

  it('says why there is none', async (t) => {
    const there = await site(t, (_, response) => response.writeHead(410).end());
    assert.equal(faultOf(await web.unfurl(there.at(), patience())), 'status');
    assert.equal(faultOf(await web.thumbnails(there.at(), patience())), 'status');
    const atHome = `http://127.0.0.1:${there.port}/`;
    assert.equal(faultOf(await createLinkReader().unfurl(atHome, patience())), 'address-refused');
    const text = await site(t, (_, response) => response.end('no picture'));
    assert.equal(faultOf(await web.thumbnails(text.at(), patience())), 'not-a-picture');
  });
});

describe(
  'reading a feed',
  { skip: !existsSync(new URL('../../../server/feeds/read.ts', import.meta.url)) },
  () => {
    it('gives its entries, and what to ask with the next time', async (t) => {
      const headers = { ...type, ETag: '"7"', 'Last-Modified': 'Mon, 02 Mar 2026 10:00:00 GMT' };
      const there = await site(t, (_, response) => response.writeHead(200, headers).end(rss()));
      const feed = await web.feed(there.at('/feed'), unknown, patience());
      assert.ok(feed !== 'unchanged' && !('fault' in feed));
      assert.equal(feed.title, "Rui's blog");
      assert.equal(feed.entries.length, 1);
      assert.equal(feed.etag, '"7"');
      assert.equal(feed.modified, 'Mon, 02 Mar 2026 10:00:00 GMT');
      assert.equal(feed.movedTo, undefined);
      assert.equal(feed.restFor, undefined);
      assert.equal(there.requests[0]!.headers['if-none-match'], undefined);
    });

    it('asks only for what has changed', async (t) => {
      const there = await site(t, ({ headers }, response) =>
        response.writeHead(headers['if-none-match'] === 'W/"7"' ? 304 : 200).end(),
      );
      const known = { etag: 'W/"7"', modified: 'Mon, 02 Mar 2026 10:00:00 GMT' };
      assert.equal(await web.feed(there.at(), known, patience()), 'unchanged');
      assert.equal(there.requests[0]!.headers['if-modified-since'], known.modified);
    });

    it('says where it has moved to for good, and only then', async (t) => {
      const there = await site(t, ({ url }, response) => {
        if (url === '/feed') response.writeHead(200, type).end(rss());
        else response.writeHead(url === '/old' ? 301 : 307, { Location: '/feed' }).end();
      });
      const old = await web.feed(there.at('/old'), unknown, patience());
      assert.ok(old !== 'unchanged' && !('fault' in old));
      assert.equal(old.movedTo, there.at('/feed'));
      const today = await web.feed(there.at('/today'), unknown, patience());
      assert.ok(today !== 'unchanged' && !('fault' in today));
      assert.equal(today.movedTo, undefined);
    });

    for (const [what, headers, more, seconds] of [
      ['by its ttl, in minutes', {}, '<ttl>90</ttl>', 5400],
      ['by Retry-After', { 'Retry-After': '120' }, '', 120],
      ['by the longer of both', { 'Retry-After': '120' }, '<ttl>1</ttl>', 120],
      ['not by nonsense', { 'Retry-After': 'soon' }, '<ttl>-5</ttl>', undefined],
    ] as const)
      it(`is left alone for as long as it asks: ${what}`, async (t) => {
        const there = await site(t, (_, response) =>
          response.writeHead(200, { ...type, ...headers }).end(rss(more)),
        );
        const feed = await web.feed(there.at(), unknown, patience());
        assert.ok(feed !== 'unchanged' && !('fault' in feed));
        assert.equal(feed.restFor, seconds);
      });

    it('is left alone for as long as a refusal asks, in seconds or until a moment', async (t) => {
      const date = 'Mon, 02 Mar 2026 10:00:00 GMT';
      for (const [retryAfter, seconds] of [
        ['3600', 3600],
        ['Mon, 02 Mar 2026 10:10:00 GMT', 600],
        ['Mon, 02 Mar 2026 09:00:00 GMT', undefined],
      ] as const) {
        const there = await site(t, (_, response) =>
          response.writeHead(429, { Date: date, 'Retry-After': retryAfter }).end(),
        );
        const refused = await web.feed(there.at(), unknown, patience());
        assert.ok(refused !== 'unchanged' && 'fault' in refused);
        assert.equal(refused.say, 'The site wants to be asked less often. Try again later.');
        assert.equal(refused.restFor, seconds);
      }
    });

    it('says so when it is no feed', async (t) => {
      const there = await site(t, (_, response) => response.writeHead(200).end('hello'));
      assert.equal(typeof faultOf((await web.feed(there.at(), unknown, patience())) as object), 'string');
    });
  },
);

it('every status is told in a plain sentence', () => {
  for (let status = 100; status < 600; status++) assert.match(httpErrorMessage(status), /^[A-Z].+[a-z)]\.$/);
});
