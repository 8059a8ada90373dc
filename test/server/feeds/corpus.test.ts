import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFeed, readFeed } from '../../../server/feeds/read.ts';
import { expectationsIn, isMet } from './expectations.ts';
import { feedDocuments } from './feed-documents.ts';

/** What we do in another way, and why. */
const differently: Record<string, string> = {
  'entry_link_rel_license.xml': 'a licence is not where the entry is',
  'feed_title_crazy.xml': 'the words of a script are no title',
  'xml_declaration_unexpected_character.xml': 'the title is nothing but broken markup',
  'entry_author_map_author.xml': 'nobody’s mail address is shown',
  'http_entry_id_base_content_location.xml':
    'an id is kept as it is, so that it stays the same when a feed moves',
  'item_description_and_summary.xml': 'the description of RSS is its summary',
  'item_summary_and_description.xml': 'the description of RSS is its summary',
};
/** What is read of a feed and of its entries. */
const read = {
  feed: ['title', 'link', 'date', 'language'],
  entry: ['title', 'link', 'date', 'language', 'excerpt', 'author', 'id'],
};
/** What has to come out as it is expected, at least: all of these documents do, and the half that is kept elsewhere may differ. */
const LEAST = 0.97;

/** Its bytes may be in any encoding; its comment is readable in one of these. */
const commentIn = (body: Uint8Array): string =>
  ['utf-8', 'latin1', 'utf-16le', 'utf-16be']
    .map((label) => new TextDecoder(label).decode(body))
    .find((text) => text.includes('Expect:')) ?? '';

describe('every document of feedparser’s test collection', () => {
  it('is read or refused with a sentence, throws nothing, and lets nothing through that could be run', () => {
    const all = feedDocuments();
    assert.ok(all.length > 900);
    for (const { name, body } of all) {
      const feed = readFeed({ body, contentType: null, address: 'https://example.org/feed' });
      if ('fault' in feed) {
        assert.match(feed.say, /^[A-Z].*[\w.]$/s, name);
        continue;
      }
      for (const entry of feed.entries)
        for (const address of [entry.link, entry.media, entry.picture, entry.author?.link])
          if (address) assert.match(address, /^https?:\/\//, name);
    }
  });

  it('comes out with the titles, links, dates, words and names that it expects', (test) => {
    const share: Record<string, { met: number; of: number }> = {};
    const missed: string[] = [];
    for (const { name, body } of feedDocuments()) {
      const { headers, comparisons } = expectationsIn(commentIn(body));
      const address = headers['content-location'] ?? `http://127.0.0.1:8097/${name}`;
      const feed = parseFeed({ body, contentType: headers['content-type'] ?? null, address });
      for (const comparison of comparisons) {
        if (!read[comparison.of === 'feed' ? 'feed' : 'entry'].includes(comparison.field)) continue;
        if (Object.keys(differently).some((other) => name.endsWith(other))) continue;
        const one = (share[comparison.field] ??= { met: 0, of: 0 });
        one.of++;
        if (!('fault' in feed) && isMet(feed, comparison)) one.met++;
        else missed.push(`${name}: ${comparison.field}`);
      }
    }
    for (const [field, { met, of }] of Object.entries(share)) test.diagnostic(`${field}: ${met} of ${of}`);
    for (const each of missed) test.diagnostic(each);
    const total = Object.values(share).reduce(
      (sum, { met, of }) => ({ met: sum.met + met, of: sum.of + of }),
      { met: 0, of: 0 },
    );
    assert.ok(total.met / total.of >= LEAST, missed.join('\n'));
  });
});
