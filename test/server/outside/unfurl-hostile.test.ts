import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { previewLink } from '../../../server/link-preview/preview.ts';
import { naughtyStrings } from '../../support/naughty-strings.ts';
import { type Answer, json, web } from './web-of-pages.ts';

const LINK = 'https://blog.example/post';

const strangers = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/png;base64,AAAA',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://blog.example/1',
  'https://ada:secret@blog.example/',
  'http://[',
  `https://blog.example/${'a'.repeat(5000)}`,
  '\u0000https://blog.example/',
];

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** A page, and an oEmbed, that hold a text in every place where a text or an address can be. */
function everywhere(text: string): Record<string, Answer> {
  const it = attribute(text);
  const thing = {
    '@type': 'Article',
    headline: text,
    description: text,
    datePublished: text,
    inLanguage: text,
    image: { '@type': 'ImageObject', url: text, caption: text },
    author: { name: text, url: text },
    publisher: { name: text },
    contentUrl: text,
  };
  const metas = ['og:title', 'og:description', 'og:image', 'og:image:alt', 'og:url', 'og:video', 'og:audio']
    .concat(['og:locale', 'og:site_name', 'twitter:image', 'author', 'article:published_time', 'og:type'])
    .map((name) => `<meta property="${name}" content="${it}">`);
  return {
    [LINK]: {
      body: `<html lang="${it}"><title>${it}</title><link rel=canonical href="${it}">${metas.join('')}
        <link rel=alternate type=application/json+oembed href=/oembed>
        <script type="application/ld+json">${JSON.stringify(thing).replaceAll('<', '\\u003c')}</script>
        <img src="${it}" alt="${it}"><video src="${it}"></video><time datetime="${it}">`,
    },
    'https://blog.example/oembed': json({
      ...{ type: text, title: text, description: text, author_name: text, author_url: text },
      ...{ thumbnail_url: text, url: text, html: text, provider_name: text, upload_date: text },
    }),
  };
}

const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** What holds for every card, whatever the page says. */
async function checkCard(t: TestContext, pages: Record<string, Answer>, say = '') {
  const { outside } = await web(t, pages);
  const found = await previewLink(outside, LINK);
  if ('fault' in found) throw new Error(found.say);
  const { link, picture, media, author, title, excerpt, pictureAlt = '', site, date, language } = found;
  for (const address of [link, picture, media, author?.link])
    if (address !== undefined) {
      const { protocol, username, password } = new URL(address);
      assert.match(protocol, /^https?:$/, say);
      assert.equal(username + password, '', say);
      assert.ok(address.length <= 2048, say);
    }
  assert.equal(new URL(link).hostname, 'blog.example', say);
  assert.ok(title.length > 0 && title.length <= 200, say);
  assert.ok(excerpt.length <= 500 && pictureAlt.length <= 500 && site.length <= 100, say);
  for (const text of [title, excerpt, pictureAlt, site, author?.name ?? ''])
    assert.ok(!UNSEEN.test(text) && text.isWellFormed() && text === text.trim(), say);
  if (date) assert.equal(new Date(date).toISOString(), date);
  if (language) assert.doesNotThrow(() => new Intl.Locale(language));
  return found;
}

describe('a page that does harm', () => {
  it('brings out no address but http and https', async (t) => {
    for (const text of strangers) {
      const { picture, media, author } = await checkCard(t, everywhere(text), text);
      assert.ok(
        [picture, media, author?.link].every((it) => !it?.includes('script:')),
        text,
      );
      if (!text.startsWith('\u0000')) assert.equal(picture, undefined, text);
    }
  });

  it('may hold any of the naughty strings anywhere', async (t) => {
    const strings = naughtyStrings();
    for (const text of strings) await checkCard(t, everywhere(text), text);
    t.diagnostic(`${strings.length} strings`);
  });

  const odd: unknown[] = [
    null,
    1,
    true,
    [],
    {},
    [[]],
    [{}],
    { a: 1 },
    ['a', 'b'],
    [null],
    { '@id': '#x' },
    '',
    -0,
  ];
  it('may say anything in its JSON-LD and its oEmbed', async (t) => {
    for (const value of odd) {
      const thing = { '@type': 'Article', '@id': value, headline: value, description: value, author: value };
      const more = {
        image: value,
        publisher: value,
        inLanguage: value,
        datePublished: value,
        mainEntity: value,
      };
      const things = [
        { ...thing, ...more },
        { '@type': value, '@graph': value },
        { '@graph': [value] },
        value,
      ];
      await checkCard(t, {
        [LINK]: {
          body: `<link rel=alternate type=application/json+oembed href=/oembed>${things
            .map((it) => `<script type=application/ld+json>${JSON.stringify(it)}</script>`)
            .join('')}<script type=application/ld+json>{"broken</script>`,
        },
        'https://blog.example/oembed': json({ type: value, title: value, author_name: value, url: value }),
      });
      await checkCard(t, {
        [LINK]: { body: '<link rel=alternate type=application/json+oembed href=/oembed>' },
        'https://blog.example/oembed': json(value),
      });
    }
  });

  it('cannot make prototypes of what it says', async (t) => {
    const found = await checkCard(t, {
      [LINK]: {
        body: `<meta property="__proto__" content="x"><meta name="constructor" content="x">
          <script type=application/ld+json>{"__proto__":{"kind":"video"},"@type":"Article","constructor":1}</script>`,
      },
    });
    assert.equal(found.kind, 'article');
    assert.equal(({} as Record<string, unknown>)['kind'], undefined);
  });

  it('may break letters in two', async (t) => {
    const body = '<script type=application/ld+json>{"@type":"Article","headline":"a\\ud800b"}</script>';
    const { title } = await checkCard(t, { [LINK]: { body } });
    assert.match(title, /^a.?b$/u);
  });

  it('is read no further than to tag 50,000, nor deeper than 1000', async (t) => {
    const title = '<meta property=og:title content=Title>';
    for (const [before, said] of [
      ['<br>'.repeat(49_000), 'Title'],
      ['<br>'.repeat(51_000), 'post'],
      ['<div>'.repeat(990), 'Title'],
      ['<div>'.repeat(1010), 'post'],
      ['<div></div>'.repeat(20_000), 'Title'],
    ] as const)
      assert.equal((await checkCard(t, { [LINK]: { body: before + title } })).title, said);
  });

  /** Pages of a megabyte that are slow to read for those who build a tree or search again and again. */
  const slow: Record<string, string> = {
    'formatting that is opened again and again': `${Array.from({ length: 20_000 }, (_, at) => `<b a${at}>`).join('')}${'<p>'.repeat(100_000)}`,
    'tags in tags': '<div>'.repeat(200_000),
    'tags that are closed but never opened': '<i>'.repeat(100_000) + '</x>'.repeat(200_000),
    'an attribute after the other': `<a ${Array.from({ length: 150_000 }, (_, at) => `a${at}`).join(' ')}>`,
    'metas without end': '<meta property=og:title content=a>'.repeat(40_000),
    'the beginnings of tags': '<'.repeat(1_000_000),
    'the beginnings of entities': '&'.repeat(1_000_000),
    'the beginnings of comments': '<!--'.repeat(250_000),
    'spaces in the title': `<title>a${' '.repeat(1_000_000)}b`,
    'spaces in a meta': `<meta property=og:title content="a${' '.repeat(1_000_000)}b">`,
    'JSON in JSON': `<script type=application/ld+json>${'['.repeat(200_000)}${']'.repeat(200_000)}</script>`,
    'many things in JSON': `<script type=application/ld+json>[${'{"@type":"x"},'.repeat(30_000)}1]</script>`,
  };
  for (const [what, body] of Object.entries(slow))
    it(`is read though it holds ${what}`, { timeout: 20_000 }, async (t) => {
      await checkCard(t, { [LINK]: { body } });
    });
});
