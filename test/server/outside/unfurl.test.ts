import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unfurl } from '../../../server/outside/unfurl.ts';
import { card, json, page, web } from './web-of-pages.ts';

const youTube = {
  title: 'How the tide comes in',
  author_name: 'Ada Byrne',
  author_url: 'https://www.youtube.com/@adabyrne',
  type: 'video',
  provider_name: 'YouTube',
  thumbnail_url: 'https://i.ytimg.com/vi/abc123/hqdefault.jpg',
  html: '<iframe src="https://evil.example/"></iframe>',
};

describe('a link to a known site', () => {
  it('is a video of YouTube, with what the page says besides', async (t) => {
    const link = 'https://youtu.be/abc123?si=tracked';
    const watch = 'https://www.youtube.com/watch?v=abc123&feature=youtu.be';
    const found = await card(t, link, {
      [link]: { status: 303, headers: { Location: `/${encodeURIComponent(watch)}` } },
      [watch]: {
        body: `<html lang="de"><title>How the tide comes in - YouTube</title>
          <link rel="canonical" href="https://www.youtube.com/watch?v=abc123">
          <meta property="og:title" content="How the tide comes in"><meta property="og:locale" content="de_DE">
          <meta property="og:description" content="Six hours in one minute.">
          <meta property="og:image" content="https://i.ytimg.com/vi/abc123/maxresdefault.jpg">
          <meta itemprop="datePublished" content="2026-03-02T08:00:00-08:00">
          <meta property="og:type" content="video.other">`,
      },
      'https://www.youtube.com/oembed': json(youTube),
    });
    assert.deepEqual(found, {
      link: 'https://www.youtube.com/watch?v=abc123',
      kind: 'video',
      title: 'How the tide comes in',
      excerpt: 'Six hours in one minute.',
      author: { name: 'Ada Byrne', link: 'https://www.youtube.com/@adabyrne' },
      date: '2026-03-02T16:00:00.000Z',
      picture: 'https://i.ytimg.com/vi/abc123/maxresdefault.jpg',
      site: 'YouTube',
    });
  });

  it('is known by oEmbed alone where the page asks about cookies instead', async (t) => {
    const link = 'https://www.youtube.com/watch?v=abc123&feature=shared&utm_source=mail';
    const consent = 'https://consent.youtube.com/m?continue=there';
    const found = await card(t, link, {
      [link]: { status: 302, headers: { Location: `/${encodeURIComponent(consent)}` } },
      [consent]: {
        body: '<title>Before you continue to YouTube</title><meta name=description content=Cookies>',
      },
      'https://www.youtube.com/oembed': json(youTube),
    });
    assert.equal(found.title, 'How the tide comes in');
    assert.equal(found.excerpt, '');
    assert.equal(found.picture, 'https://i.ytimg.com/vi/abc123/hqdefault.jpg');
    assert.equal(found.link, 'https://www.youtube.com/watch?v=abc123');
  });

  it('or where the page does not answer', async (t) => {
    const found = await card(t, 'https://vimeo.com/12345', {
      'https://vimeo.com/12345': { status: 403 },
      'https://vimeo.com/api/oembed.json': json({
        type: 'video',
        title: 'Weaving',
        description: 'A loom &amp; a <b>song</b>.',
        author_name: 'Noor Haddad',
        upload_date: '2025-11-30 10:00:00',
        thumbnail_url: 'https://i.vimeocdn.com/video/1.jpg',
        provider_name: 'Vimeo',
      }),
    });
    assert.equal(found.kind, 'video');
    assert.equal(found.excerpt, 'A loom & a song.');
    assert.deepEqual(found.author, { name: 'Noor Haddad' });
    assert.equal(found.date, '2025-11-30T10:00:00.000Z');
  });

  it('falls back to the page where oEmbed does not answer', async (t) => {
    const found = await card(t, 'https://vimeo.com/12345', {
      'https://vimeo.com/12345': {
        body: '<meta property=og:title content=Weaving><meta property=og:type content=video.other>',
      },
      'https://vimeo.com/api/oembed.json': { status: 404, type: 'application/json', body: '{}' },
    });
    assert.equal(found.title, 'Weaving');
    assert.equal(found.kind, 'video');
  });

  it('is a picture of Flickr, in its full size', async (t) => {
    const found = await card(t, 'https://www.flickr.com/photos/ines/1/', {
      'https://www.flickr.com/photos/ines/1/': { status: 429 },
      'https://www.flickr.com/services/oembed/': json({
        type: 'photo',
        title: 'Harbour',
        url: 'https://live.staticflickr.com/1_b.jpg',
        thumbnail_url: 'https://live.staticflickr.com/1_q.jpg',
        author_name: 'Inês Prado',
        author_url: 'javascript:alert(1)',
      }),
    });
    assert.equal(found.kind, 'image');
    assert.equal(found.picture, 'https://live.staticflickr.com/1_b.jpg');
    assert.deepEqual(found.author, { name: 'Inês Prado' });
  });

  it('is audio of SoundCloud, whatever it calls itself', async (t) => {
    const found = await card(t, 'https://soundcloud.com/tomas/rain', {
      'https://soundcloud.com/tomas/rain': { body: '<title>Rain</title>' },
      'https://soundcloud.com/oembed': json({
        type: 'rich',
        title: 'Rain by Tomás',
        author_name: 'Tomás Vidal',
      }),
    });
    assert.equal(found.kind, 'audio');
  });

  it('never goes anywhere else: an address that only looks like one is a page', async (t) => {
    const link = 'https://www.youtube.com.evil.example/watch?v=1';
    const { outside, asked } = await web(t, { [link]: { body: '<title>Mine</title>' } });
    await unfurl(outside, link);
    assert.deepEqual(asked, [link]);
  });
});

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
    const found = await unfurl(outside, `${link}?utm_source=mail`);
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

  it('of a known site behind a short link', async (t) => {
    const watch = 'https://www.youtube.com/watch?v=abc123';
    const found = await card(t, 'https://sho.rt/1', {
      'https://sho.rt/1': { status: 301, headers: { Location: `/${encodeURIComponent(watch)}` } },
      [watch]: { body: '<title>YouTube</title>' },
      'https://www.youtube.com/oembed': json(youTube),
    });
    assert.equal(found.title, 'How the tide comes in');
    assert.equal(found.kind, 'video');
    assert.equal(found.link, watch);
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
      const found = await unfurl(outside, 'https://a.example/');
      assert.equal('fault' in found && found.fault, 'status', String(status));
    }
  });

  it('says why in a sentence', async (t) => {
    const { outside } = await web(t, { 'https://a.example/': { status: 403, body: '<title>No' } });
    const found = await unfurl(outside, 'https://a.example/');
    assert.deepEqual(found, {
      fault: 'status',
      say: 'The site does not let this server in. If you can open the address, ask whoever runs the site to let it in.',
    });
  });
});
