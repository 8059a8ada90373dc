import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFeed } from '../../../server/feeds/read.ts';
import { naughtyStrings } from '../../support/naughty-strings.ts';
import { feedDocuments } from './feed-documents.ts';

const address = 'https://ada.example/feed';

const item = (inner: string) =>
  `<rss><channel><title>Herons</title><item><title>One</title><link>https://a.example/1</link>${inner}</item></channel></rss>`;
const times = (text: string, length = 300_000) => text.repeat(length / text.length);

// Each of them would keep a reader busy for minutes that goes back over what it has read, or end the stack of one that walks down.
const long: Record<string, string> = {
  'elements within elements': `<rss>${times('<a>')}`,
  'elements within an entry': item(`<description>${times('<p>')}`),
  'bases within bases': `<rss>${times('<a xml:base="x/">')}`,
  'ends of nothing': item(times('</a>')),
  'beginnings of tags': item(times('<')),
  'beginnings of entities': item(`<description>${times('&')}</description>`),
  'an author in one word': item(`<author>${times('a')}</author>`),
  'an author of many addresses': item(`<author>${times('a@b(')}</author>`),
  spaces: item(`<pubDate>${times(' ')}x</pubDate><description>${times(' ')}x</description>`),
  'tags in a text': item(`<description>${times('&lt;p&gt;')}</description>`),
  'pictures without end': item(`<description>${times('&lt;img ')}</description>`),
  topics: item(times('<category>x</category>')),
  entries: `<rss><channel>${times('<item/>')}`,
  comments: item(times('<!--')),
  'texts that are not closed': item(times('<![CDATA[')),
  'names of entities': `<!DOCTYPE x [${times('<!ENTITY ')}`,
  namespaces: `<rss${times(' xmlns:a="')}`,
  'links of a page': `<html>${times('<link rel=alternate ')}`,
  'lists in lists': times('['),
};

describe('a feed of somebody who means harm', () => {
  for (const [name, text] of Object.entries(long))
    it(`may be nothing but ${name}`, () => {
      const feed = readFeed({ body: new TextEncoder().encode(text), contentType: 'text/xml', address });
      if ('fault' in feed) assert.ok(feed.say);
      else assert.ok(feed.entries.length <= 500);
    });

  it('may hold naughty strings where they break most', () => {
    for (const text of naughtyStrings()) {
      const raw = `<rss><channel><title>${text}</title><link>${text}</link><item><title>${text}</title><link>${text}</link><guid>${text}</guid><author>${text}</author><pubDate>${text}</pubDate><description>${text}</description><enclosure url="${text.replaceAll('"', '')}" type="audio/mpeg"/></item></channel></rss>`;
      const found = readFeed({ body: new TextEncoder().encode(raw), contentType: null, address });
      if ('fault' in found) continue;
      for (const { link, media = link, title, excerpt } of found.entries) {
        assert.match(link, /^https?:/);
        assert.match(media, /^https?:/);
        assert.ok(title.length <= 200 && excerpt.length <= 500);
      }
    }
  });

  it('may be broken anywhere', () => {
    const random = seeded(7);
    for (const { body } of feedDocuments())
      for (let turn = 0; turn < 20; turn++) {
        const broken = damaged(body, random);
        const found = readFeed({ body: broken, contentType: turn % 2 ? 'text/xml' : null, address });
        if ('fault' in found) assert.match(found.say, /^[A-Z]/);
        else
          for (const { link, media = link, picture = link, author } of found.entries)
            for (const each of [link, media, picture, author?.link ?? link]) assert.match(each, /^https?:/);
      }
  });
});

const pieces = [
  '<',
  '>',
  '&',
  '"',
  '<![CDATA[',
  ']]>',
  '<!--',
  '&#0;',
  '&#x110000;',
  '\0',
  '<item>',
  '</channel>',
  '{',
  '[',
  'null',
  '<link>javascript:alert(1)</link>',
  ' href="http://"',
  ' xml:base="http://[/"',
  ' xml:base="data:,"',
  '<__proto__>',
].map((text) => new TextEncoder().encode(text));

/** With a piece put in somewhere, or with its end cut off. */
function damaged(body: Uint8Array, random: (most: number) => number): Uint8Array {
  const at = random(body.length + 1);
  if (random(4) === 0) return body.slice(0, at);
  const piece = pieces[random(pieces.length)]!;
  return Uint8Array.of(...body.subarray(0, at), ...piece, ...body.subarray(at));
}

/** The same numbers each time (a linear congruential generator, with the constants of Numerical Recipes). */
function seeded(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}
