import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPage } from '../../../server/link-preview/page-parser.ts';
import { previewLink } from '../../../server/link-preview/preview.ts';
import { card, json, page, web } from './web-of-pages.ts';

const LINK = 'https://blog.example/post';

describe('a page', () => {
  it('of a WordPress blog, by its metas, its JSON-LD and the oEmbed that it names', async (t) => {
    const link = 'https://blog.example/2026/spring/';
    const { outside, asked } = await web(t, {
      [link]: {
        body: `<!doctype html><html lang="pt-BR"><head><title>Spring &#8211; Blog</title>
          <link rel="canonical" href="https://blog.example/2026/spring/" />
          <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed?url=spring" />
          <meta property="og:locale" content="pt_BR" /><meta property="og:type" content="article" />
          <meta property="og:title" content="Spring comes" /><meta property="og:site_name" content="Rui&#8217;s blog" />
          <meta property="og:description" content="It&#039;s &amp; warm." />
          <meta property="og:image" content="/wp-content/spring.jpg" /><meta property="og:image:alt" content="A tulip" />
          <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"Rui’s blog"},
            {"@type":"Article","headline":"Spring comes","datePublished":"2026-03-20T09:00:00+00:00",
              "author":{"@id":"#rui"},"publisher":{"@type":"Organization","name":"Rui’s blog"},"inLanguage":"pt-BR"},
            {"@type":"Person","@id":"#rui","name":"Rui Alves","url":"https://blog.example/author/rui"}]}</script>
          </head><body><p>…`,
      },
      'https://blog.example/wp-json/oembed': json({
        type: 'rich',
        title: 'Spring&#8217;s here',
        html: '<script>',
      }),
    });
    const found = await previewLink(outside, `${link}?utm_source=mail`);
    assert.deepEqual(found, {
      link,
      kind: 'article',
      title: 'Spring’s here',
      excerpt: "It's & warm.",
      author: { name: 'Rui Alves', link: 'https://blog.example/author/rui' },
      date: '2026-03-20T09:00:00.000Z',
      language: 'pt-BR',
      picture: 'https://blog.example/wp-content/spring.jpg',
      pictureAlt: 'A tulip',
      site: 'Rui’s blog',
    });
    assert.ok(asked.includes('https://blog.example/wp-json/oembed?url=spring'));
  });

  it('whose oEmbed does not answer', async (t) => {
    for (const href of ['https://blog.example/none', 'http://169.254.169.254/', 'file:///etc/passwd']) {
      const found = await page(
        t,
        `<title>x</title><link rel=alternate type=application/json+oembed href=${href}>`,
      );
      assert.equal(found.title, 'x');
    }
  });

  it('whose author is only a name, beside things that have none', async (t) => {
    const script = `[{"@type":"Article","headline":"x","url":"https://blog.example/x","author":{"name":"Ada"}}]`;
    const found = await page(t, `<script type=application/ld+json>${script}</script>`);
    assert.deepEqual(found.author, { name: 'Ada' });
  });

  it('whose heading has a drawing in it', async (t) => {
    const found = await page(t, '<h1>Open <svg><title>Icon</title></svg>door</h1>');
    assert.equal(found.title, 'Open door');
  });

  it('that has broken its JSON-LD over lines', async (t) => {
    const script = '{"@type":"Article","headline":"One\nand two"}';
    assert.equal((await page(t, `<script type=application/ld+json>${script}</script>`)).title, 'One and two');
  });

  it('that says nothing for machines', async (t) => {
    const found = await page(
      t,
      `<html lang=ga><title>
         A   bare page
       </title><h1>Heading</h1><img src="/logo.png"><img src=tiny.gif width=1 height=1>
       <img src="data:image/png;base64,AA"><main><p>Words.</p><img src="photos/boat.jpg" alt="A &quot;boat&quot;"></main>`,
    );
    assert.deepEqual(found, {
      link: 'https://blog.example/post',
      kind: 'link',
      title: 'A bare page',
      excerpt: '',
      language: 'ga',
      picture: 'https://blog.example/photos/boat.jpg',
      pictureAlt: 'A "boat"',
      site: 'blog.example',
    });
  });

  it('without any words is called by its address', async (t) => {
    assert.equal((await page(t, '')).title, 'post');
    const front = await card(t, 'https://blog.example/', { 'https://blog.example/': { body: '<p>' } });
    assert.equal(front.title, 'blog.example');
  });

  it('is a podcast by its JSON-LD, with the file that plays', async (t) => {
    const found = await page(
      t,
      `<script type="application/ld+json">[{"@type":["PodcastEpisode"],"name":"Episode 3","description":"<p>On bees.</p><p>And wasps.</p>",
       "author":[{"name":"Mina Okoye"}],"associatedMedia":{"@type":"MediaObject","contentUrl":"/3.mp3"},
       "image":{"@type":"ImageObject","url":["https://blog.example/3.jpg"]}}]</script>`,
    );
    assert.equal(found.kind, 'audio');
    assert.equal(found.media, 'https://blog.example/3.mp3');
    assert.equal(found.excerpt, 'On bees. And wasps.');
    assert.equal(found.picture, 'https://blog.example/3.jpg');
    assert.deepEqual(found.author, { name: 'Mina Okoye' });
  });

  it('has a date in UTC, of whatever zone it says', async (t) => {
    for (const [said, date] of [
      ['2026-03-02', '2026-03-02T00:00:00.000Z'],
      ['2026-03-02T10:00', '2026-03-02T10:00:00.000Z'],
      ['2026-03-02T10:00:00.123456Z', '2026-03-02T10:00:00.123Z'],
      ['2026-03-02T10:00:00+0100', '2026-03-02T09:00:00.000Z'],
      ['2026-03-02 10:00:00 -05:00', '2026-03-02T15:00:00.000Z'],
      ['2026-13-45', undefined],
      ['0001-01-01', undefined],
      ['yesterday', undefined],
    ])
      assert.equal(
        (await page(t, `<meta property=article:published_time content="${said}">`)).date,
        date,
        said,
      );
  });

  it('takes a file for what plays, and never a player', async (t) => {
    const player = await page(
      t,
      '<meta property=og:video content=https://blog.example/player><meta property=og:video:type content=text/html>',
    );
    assert.equal(player.kind, 'video');
    assert.equal(player.media, undefined);
    const file = await page(
      t,
      '<meta property=og:video content=https://blog.example/1.mp4><meta property=og:video:type content=video/mp4>',
    );
    assert.equal(file.media, 'https://blog.example/1.mp4');
    const article = await page(
      t,
      '<meta property=og:type content=article><meta property=og:video content=https://blog.example/1.mp4>',
    );
    assert.equal(article.kind, 'article');
    assert.equal(article.media, undefined);
  });

  it('is read from its beginning, however long it is', async (t) => {
    const found = await page(t, `<meta property=og:title content=Long>${'<p>words</p>'.repeat(300_000)}`);
    assert.equal(found.title, 'Long');
  });

  it('keeps what the first of two says', async (t) => {
    const found = await page(t, '<meta property=og:title content=One><meta property=og:title content=Two>');
    assert.equal(found.title, 'One');
  });

  it('takes no title out of a drawing, nor a picture that is one', async (t) => {
    const found = await page(
      t,
      '<svg><title>Menu</title></svg><title>Page</title><img src=a.svg><img class="site-logo" src=a.png>',
    );
    assert.equal(found.title, 'Page');
    assert.equal(found.picture, undefined);
  });

  it('that says its charset late, or with a wrong header, is read as it says', async (t) => {
    const cp1251 = (text: string) =>
      Buffer.from(
        [...text].map((c) =>
          c.codePointAt(0)! > 127 ? c.codePointAt(0)! - 0x410 + 0xc0 : c.codePointAt(0)!,
        ),
      );
    const html = (start: string, meta: string) =>
      cp1251(`<html><head>${start}${meta}<title>Привет мир</title></head></html>`);
    const late = `<!-- ${'x'.repeat(3000)} -->`;
    const title = async (body: Uint8Array, type: string) =>
      (await card(t, LINK, { [LINK]: { body, type } })).title;
    assert.equal(await title(html(late, '<meta charset="windows-1251">'), 'text/html'), 'Привет мир');
    assert.equal(
      await title(
        html(late, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        'text/html',
      ),
      'Привет мир',
    );
    assert.equal(await title(html('', ''), 'text/html; charset=windows-1251'), 'Привет мир');
    assert.equal(await title(Buffer.from('<title>Привет мир</title>'), 'text/html'), 'Привет мир');
    assert.equal(
      await title(Buffer.from('\ufeff<meta charset=windows-1251><title>Привет мир</title>'), 'text/html'),
      'Привет мир',
    );
  });

  it('has its picture where a script would put it: lazy, in a set of sizes, or for browsers without script', async (t) => {
    for (const [tag, file] of [
      ['<img src="data:image/gif;base64,R0" data-src="/boat.jpg">', 'boat.jpg'],
      ['<img src="/blank.gif" data-lazy-src="/boat.jpg">', 'boat.jpg'],
      ['<img srcset="/small.jpg 320w, /boat.jpg 1280w, /mid.jpg 640w">', 'boat.jpg'],
      ['<img data-srcset="/small.jpg 1x, /boat.jpg 2x" src="data:,">', 'boat.jpg'],
      ['<img src="data:,"><noscript><img src="/boat.jpg"></noscript>', 'boat.jpg'],
    ]) {
      const found = await page(t, `<title>x</title><main>${tag}</main>`);
      assert.equal(found.picture, `https://blog.example/${file}`, tag);
    }
  });

  it('has one base, the first, however many it writes and however long they are', () => {
    const base = (html: string) => readPage(new TextEncoder().encode(html), 'text/html', LINK).base;
    assert.equal(base('<base href="a/">'.repeat(40_000)), 'https://blog.example/a/');
    assert.equal(
      base('<base target=_top><base href="/one/"><base href="/two/">'),
      'https://blog.example/one/',
    );
    // One that is of no use is the first nevertheless (HTML standard).
    for (const wrong of [`/${'a'.repeat(5000)}/`, 'http://[', 'javascript:alert(1)', 'data:text/html,x'])
      assert.equal(base(`<base href="${wrong}"><base href="/two/">`), LINK, wrong);
  });

  it('starts relative addresses from its <base>', async (t) => {
    const found = await page(t, '<base href=/deep/><meta property=og:image content=a.jpg>');
    assert.equal(found.picture, 'https://blog.example/deep/a.jpg');
  });

  it('has its language from the header where it says none', async (t) => {
    assert.equal((await page(t, '<title>x', { 'Content-Language': 'fr-CA, en' })).language, 'fr-CA');
    assert.equal((await page(t, '<html lang="zz zz"><title>x')).language, undefined);
    assert.equal((await page(t, '<html lang="und"><title>x')).language, undefined);
  });
});

describe('a page that cannot be had', () => {
  it('may be one without contents', async (t) => {
    for (const status of [204, 300, 304, 404, 500]) {
      const { outside } = await web(t, { 'https://a.example/': { status } });
      const found = await previewLink(outside, 'https://a.example/');
      assert.equal('fault' in found && found.fault, 'status', String(status));
    }
  });

  it('says why in a sentence', async (t) => {
    const { outside } = await web(t, { 'https://a.example/': { status: 403, body: '<title>No' } });
    const found = await previewLink(outside, 'https://a.example/');
    assert.deepEqual(found, {
      fault: 'status',
      say: 'The site does not let this server in. If you can open the address, ask whoever runs the site to let it in.',
    });
  });
});
