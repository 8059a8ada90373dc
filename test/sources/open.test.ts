import { expect } from '@open-wc/testing';
import { openSource } from '../../src/api/sources/open.ts';
import { article, feedItem, numbered, status } from './entities.ts';
import { open, pagesOf } from './stand-in.ts';

const messageOf = (source: string) =>
  openSource(source, 3).then(
    () => 'opened',
    (error: Error) => error.message,
  );

describe('the source of a showcase', () => {
  it('is read from the service it names', async () => {
    const feed = await open({ kind: 'json-feed', items: [feedItem()] });
    const social = await open({ kind: 'mastodon', items: [status({ tags: [{ name: 'wood' }] })] });
    const blog = await open({ kind: 'wordpress', items: numbered(article, 1) });
    for (const [source, title] of [
      [`json-feed:${feed.address}/feed.json`, 'Item 0'],
      [`mastodon:@ada@${social.host}`, 'Note 0'],
      [`mastodon:#wood@${social.host}`, 'Note 0'],
      [`wordpress:${blog.address}/blog/`, 'Article 0'],
      [` wordpress:${blog.address}/blog `, 'Article 0'],
    ] as const)
      expect(await pagesOf(await openSource(source, 3)), source).to.deep.equal([[title]]);
  });

  it('may be of every form that is documented', async () => {
    for (const source of [
      'json-feed:https://example.org/feed.json',
      'mastodon:@ada@example.social',
      'mastodon:#wörk@example.social:8443',
      'mastodon:@a.d-a_1@bücher.example',
      'bluesky:ada.example.org',
      'bluesky:@ada.example.org',
      'bluesky:did:plc:ada234',
      'wordpress:https://blog.example.org',
      'wordpress:http://localhost:8080/blog',
    ])
      expect(await messageOf(source), source).to.equal('opened');
  });

  it('that is written in another way is refused in words that say how to write it', async () => {
    expect(await messageOf('mastodon:ada@example.social')).to.equal(
      'showcase-feed: "source" must be like "mastodon:@name@server" or "mastodon:#tag@server", got "mastodon:ada@example.social"',
    );
    expect(await messageOf('flickr:ada')).to.equal(
      'showcase-feed: "source" must be like "json-feed:https://example.org/feed.json" or "mastodon:@name@server" or "mastodon:#tag@server" or "bluesky:name.example.org" or "wordpress:https://blog.example.org", got "flickr:ada"',
    );
    for (const source of [
      '',
      'constructor:x',
      'mastodon:',
      'mastodon:@ada',
      'mastodon:@ada@example.social/evil',
      'mastodon:@ada@user:word@example.social',
      'mastodon:@../x@example.social',
      'mastodon:@ada@127.0.0.1.example.org:99999',
      'bluesky:ada',
      'bluesky:ada.example.org&limit=9',
      'json-feed:/feed.json',
      'json-feed:http://example.org/feed.json',
      'json-feed:javascript:alert(1)',
      'json-feed:https://user:word@example.org/feed.json',
      'wordpress:ftp://blog.example.org',
      'wordpress:http://localhost.example.org',
    ])
      expect(await messageOf(source), source).to.match(/^showcase-feed: "source" must be like "/);
  });
});
