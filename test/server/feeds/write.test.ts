import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFeed, type ReadFeed } from '../../../server/feeds/read.ts';
import { writeFeed, type WrittenPost } from '../../../server/feeds/write.ts';
import { plainText } from '../../../server/html/plain-text.ts';
import { naughtyStrings } from '../../support/naughty-strings.ts';

const address = 'https://ada.example/feed';

function read({ body, contentType }: ReturnType<typeof writeFeed>): ReadFeed {
  const feed = readFeed({ body: new TextEncoder().encode(body), contentType, address });
  if ('fault' in feed) assert.fail(feed.say);
  return feed;
}

const post: WrittenPost = {
  id: 'p1',
  title: 'A chair & a <table>',
  link: 'https://ada.example/chair?a=1&b=2',
  date: '2026-11-20T10:00:00.000Z',
  excerpt: 'Of wood & “words”.',
  author: { name: 'Ada & Ben' },
  picture: { url: 'https://ada.example/chair.webp', type: 'image/webp' },
  media: { url: 'https://ada.example/chair.mp3?a=1&b=2', type: 'audio/mpeg' },
  topics: ['wood & glue'],
  language: 'fr',
};
const feed = {
  title: 'Showcase & <more>',
  description: 'All',
  link: 'https://ada.example/',
  self: address,
  language: 'de',
  updated: post.date,
};

describe('what we write', () => {
  for (const format of ['rss', 'atom', 'json'] as const) {
    it(`as ${format} is read back as it was`, () => {
      const { entries, ...about } = read(writeFeed(format, { ...feed, posts: [post] }));
      assert.deepEqual(
        { format: about.format, title: about.title, link: about.link, language: about.language },
        { format, title: feed.title, link: feed.link, language: 'de' },
      );
      assert.deepEqual(entries, [
        {
          id: 'urn:community-post:p1',
          kind: 'audio',
          title: post.title,
          link: post.link,
          date: post.date,
          excerpt: post.excerpt,
          author: post.author,
          picture: post.picture!.url,
          media: post.media!.url,
          topics: post.topics,
          language: 'fr',
        },
      ]);
    });

    it(`as ${format} holds every naughty string, and none of it is markup`, () => {
      for (const text of naughtyStrings()) {
        const named = text.replace(/[\ufffe\uffff]/g, '').trim() || 'x';
        const written = writeFeed(format, {
          ...feed,
          posts: [
            { ...post, id: text, title: named, excerpt: named, author: { name: named }, topics: [named] },
          ],
        });
        const { entries } = read(written);
        assert.equal(entries.length, 1, named);
        const [{ link, title, excerpt }] = entries as [ReadFeed['entries'][number]];
        assert.equal(link, post.link);
        assert.equal(title, plainText(named, 200) || plainText(named, 80) || 'ada.example');
        assert.equal(excerpt, plainText(named, 500));
      }
    });

    it(`as ${format} may be empty`, () => {
      const written = writeFeed(format, { ...feed, posts: [] });
      assert.deepEqual(read(written).entries, []);
      if (format === 'json') assert.deepEqual((JSON.parse(written.body) as { items: unknown }).items, []);
    });
  }

  it('drops half characters and controls, which XML cannot hold', () => {
    for (const format of ['rss', 'atom'] as const) {
      const { body } = writeFeed(format, {
        ...feed,
        posts: [{ ...post, id: '\ud800', title: 'a\u0000b\ud800c' }],
      });
      assert.match(body, />(<!\[CDATA\[)?abc(\]\]>)?</);
    }
  });

  it('puts a link on one line, for readers that take it with its spaces', () => {
    const { body } = writeFeed('rss', { ...feed, posts: [post] });
    assert.match(body, /<link><!\[CDATA\[https:\/\/ada\.example\/chair\?a=1&b=2\]\]><\/link>/);
  });
});
