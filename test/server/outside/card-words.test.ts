import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { card, page } from './web-of-pages.ts';

describe('the link of a card', () => {
  const linkOf = async (t: TestContext, asked: string, canonical: string, at = asked) => {
    const body = `<title>x</title>${canonical && `<link rel=canonical href="${canonical}">`}`;
    return (await card(t, asked, { [at.split('#')[0]!]: { body }, [asked]: { body } })).link;
  };
  const post = 'https://www.blog.example/post';
  const rules: [string, string, string, string][] = [
    [
      'is the canonical one of the same site',
      `${post}?id=1`,
      'https://blog.example/a',
      'https://blog.example/a',
    ],
    ['may be relative', `${post}?id=1`, '/a', 'https://www.blog.example/a'],
    ['may be of a subdomain', post, 'https://en.blog.example/a', 'https://en.blog.example/a'],
    ['is never of another site', post, 'https://other.example/a', post],
    ['is not a front page that every page names', post, 'https://www.blog.example/', post],
    ['is not a script', post, 'javascript:alert(1)', post],
    [
      'has no tracking parameters',
      `${post}?a=1&utm_source=x&utm_medium=y&fbclid=1&gclid=2&mc_cid=3&b=%20`,
      '',
      `${post}?a=1&b=+`,
    ],
    ['is left as it was written where there are none', `${post}?q=a%20b`, '', `${post}?q=a%20b`],
    ['has no fragment', `${post}#chapter`, '', post],
    ['but the one that chooses the page', `${post}#/chapter/2`, post, `${post}#/chapter/2`],
  ];
  for (const [what, asked, canonical, link] of rules)
    it(what, async (t) => assert.equal(await linkOf(t, asked, canonical), link));
});

describe('a link to a file', () => {
  for (const [type, file, kind, field] of [
    ['image/jpeg', 'summer%20day.jpg', 'image', 'picture'],
    ['audio/mpeg', 'song.mp3', 'audio', 'media'],
    ['video/mp4', 'film.mp4', 'video', 'media'],
    ['application/octet-stream', 'film.webm', 'video', 'media'],
    ['application/pdf', 'report.pdf', 'link', ''],
  ] as const)
    it(`${type} is ${kind}, titled by its name`, async (t) => {
      const link = `https://files.example/${file}`;
      const found = await card(t, link, { [link]: { type, body: 'bytes' } });
      assert.equal(found.kind, kind);
      assert.equal(found.title, decodeURIComponent(file));
      assert.equal(found.excerpt, '');
      assert.equal(found.picture ?? found.media, field ? link : undefined);
    });
});

describe('the characters of a page', () => {
  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
  const pages: [string, string, Uint8Array, string][] = [
    ['UTF-8 that says nothing', 'text/html', bytes('<title>Čaj é 茶'), 'Čaj é 茶'],
    [
      'windows-1252 of its header',
      'text/html; charset=windows-1252',
      bytes('<title>', [0x93, 0xe9, 0x94]),
      '“é”',
    ],
    ['Latin-1 of its header', 'text/html;charset="ISO-8859-1"', bytes('<title>caf', [0xe9]), 'café'],
    ['windows-1252 that says nothing', 'text/html', bytes('<title>caf', [0xe9], '</title>'), 'café'],
    [
      'Shift_JIS of its meta',
      'text/html',
      bytes('<meta charset=Shift_JIS><title>', [0x93, 0xfa, 0x96, 0x7b]),
      '日本',
    ],
    [
      'EUC-KR of its old meta',
      'text/html',
      bytes('<meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><title>', [0xc7, 0xd1]),
      '한',
    ],
    ['UTF-16 of its mark', 'text/html; charset=utf-8', utf16('<title>Grüße 茶'), 'Grüße 茶'],
    ['UTF-8 of its mark', 'text/html; charset=windows-1252', bytes([0xef, 0xbb, 0xbf], '<title>é'), 'é'],
    ['an encoding that is forbidden', 'text/html; charset=hz-gb-2312', bytes('<title>é'), 'é'],
    ['an encoding that means anything', 'text/html; charset=x-user-defined', bytes('<title>é'), 'é'],
    ['an encoding that does not exist', 'text/html; charset=klingon', bytes('<title>é'), 'é'],
    ['UTF-8 that is cut within a letter', 'text/html', bytes('<title>ok</title>', [0xe8, 0x8c]), 'ok'],
  ];
  for (const [what, type, body, title] of pages)
    it(what, async (t) => {
      const found = await card(t, 'https://a.example/', { 'https://a.example/': { type, body } });
      assert.equal(found.title, title);
    });
});

describe('the words of a card', () => {
  const titleOf = async (t: TestContext, title: string) =>
    (await page(t, `<meta property="og:title" content="${title}">`)).title;

  it('have one line', async (t) => {
    assert.equal(await titleOf(t, ' a\t\tb\n\n c &nbsp; d&#8232;e '), 'a b c d e');
  });

  it('hold nothing that is not seen, and joiners where they are needed', async (t) => {
    assert.equal(await titleOf(t, 'a&#x202e;b&#x2066;c&#7;&#x200b;d&#xfeff;'), 'abcd');
    assert.equal(await titleOf(t, '👩‍🚀 می‌خواهم'), '👩‍🚀 می‌خواهم');
  });

  it('keep what looks like a tag but is a word', async (t) => {
    assert.equal(await titleOf(t, 'How &lt;dialog&gt; works'), 'How <dialog> works');
  });

  it('are cut at a word, of whatever script', async (t) => {
    const english = await titleOf(t, 'word '.repeat(100));
    assert.equal(english, `${'word '.repeat(39)}word…`.slice(-200));
    assert.ok(english.length <= 200 && english.endsWith('word…'));
    const japanese = await titleOf(t, '日本語の文章'.repeat(100));
    assert.ok(japanese.length <= 200 && japanese.endsWith('…'));
    const family = '👨‍👩‍👧‍👦';
    const families = await titleOf(t, family.repeat(100));
    assert.equal(families, `${family.repeat(Math.floor(199 / family.length))}…`);
    assert.equal((await titleOf(t, 'a'.repeat(1000))).length, 200);
  });

  it('are cut off an excerpt at 500', async (t) => {
    const { excerpt } = await page(t, `<meta name=description content="${'word '.repeat(1000)}">`);
    assert.ok(excerpt.length <= 500 && excerpt.length > 480 && excerpt.endsWith('word…'));
  });
});
