import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { previewLink } from '../../../server/link-preview/preview.ts';
import { card, json, web } from './web-of-pages.ts';

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
    await previewLink(outside, link);
    assert.deepEqual(asked, [link]);
  });

  it('is found behind a short link', async (t) => {
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
});
