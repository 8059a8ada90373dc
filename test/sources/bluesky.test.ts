import { expect } from '@open-wc/testing';
import { bluesky } from '../../src/api/sources/bluesky.ts';
import type { Item } from '../support/services.ts';
import { feedViewPost, images, numbered, time } from './entities.ts';
import { failureOf, onlyPost, open, pagesOf, posts } from './stand-in.ts';

const network = (...items: Item[]) => open({ kind: 'bluesky', items });
const postOf = async (changes: Item) => {
  const { address } = await network(feedViewPost(changes));
  return onlyPost(bluesky('ada.example.org', 5, address));
};
const record = (changes: Item) => ({ record: { text: 'A cup', createdAt: time(0), ...changes } });
const author = (labels: Item[]) => ({ author: { did: 'did:plc:ada234', handle: 'ada.example.org', labels } });

describe('a showcase from Bluesky', () => {
  it('has a post with all that is known of it', async () => {
    const post = await postOf({
      record: {
        text: 'I made a cup.\nIt is <b>blue</b>.',
        createdAt: time(0),
        langs: ['en-gb'],
        tags: ['clay'],
      },
      embed: images(),
    });
    expect(post).to.deep.equal({
      id: 'at://did:plc:ada234/app.bsky.feed.post/3k1000',
      kind: 'image',
      title: 'I made a cup.',
      excerpt: 'It is <b>blue</b>.',
      link: 'https://bsky.app/profile/did:plc:ada234/post/3k1000',
      author: {
        name: 'Ada Wren',
        link: 'https://bsky.app/profile/did:plc:ada234',
        picture: 'https://cdn.example.app/img/avatar/plain/did:plc:ada234/bafk@jpeg',
      },
      picture: {
        width: 1000,
        height: 750,
        color: '#808080',
        alt: 'A blue cup',
        variants: [
          {
            width: 1000,
            source: 'https://cdn.example.app/img/feed_thumbnail/plain/did:plc:ada234/bafk@jpeg',
          },
        ],
      },
      media: null,
      event: null,
      group: null,
      topics: ['clay'],
      language: 'en-GB',
      date: time(0),
      cheers: 3,
    });
  });

  it('comes page by page and ends', async () => {
    const { address } = await network(...numbered(feedViewPost, 5));
    expect(await pagesOf(bluesky('ada.example.org', 2, address))).to.deep.equal([
      ['Note 0', 'Note 1'],
      ['Note 2', 'Note 3'],
      ['Note 4'],
    ]);
  });

  it('leaves out reposts, and reads on where a page is all reposts', async () => {
    const reposts = numbered(feedViewPost, 4).map((it) => ({
      ...it,
      reason: { $type: 'app.bsky.feed.defs#reasonRepost', by: {}, indexedAt: time(0) },
    }));
    const { address } = await network(...reposts, feedViewPost({}, 4));
    expect(await pagesOf(bluesky('ada.example.org', 2, address))).to.deep.equal([['Note 4']]);
  });

  it('leaves out what is labelled, and who is seen by those only who are signed in', async () => {
    const { address } = await network(
      feedViewPost({ labels: [{ val: 'nudity' }] }),
      feedViewPost(author([{ val: '!no-unauthenticated' }]), 1),
      feedViewPost({ labels: [{ val: 'spam', neg: true }], ...author([{ val: 'bot' }]) }, 2),
    );
    expect(await pagesOf(bluesky('ada.example.org', 5, address))).to.deep.equal([['Note 2']]);
  });

  it('has videos, that play where the browser can play them', async () => {
    const playlist = 'https://video.example.app/watch/did/bafk/playlist.m3u8';
    const video = { playlist, thumbnail: 'https://video.example.app/thumbnail.jpg', alt: 'A wheel' };
    for (const embed of [video, { record: {}, media: video }]) {
      const post = await postOf({ embed });
      const plays = document.createElement('video').canPlayType('application/vnd.apple.mpegurl');
      expect([post.kind, post.media, post.picture!.alt]).to.deep.equal([
        'video',
        plays ? playlist : null,
        'A wheel',
      ]);
    }
  });

  it('has the picture of a link', async () => {
    const external = { uri: 'https://example.org', title: 'Cups', thumb: 'https://cdn.example.app/cups.jpg' };
    const post = await postOf({ embed: { external } });
    expect([post.kind, post.link, post.picture!.variants[0]!.source]).to.deep.equal([
      'link',
      'https://bsky.app/profile/did:plc:ada234/post/3k1000',
      'https://cdn.example.app/cups.jpg',
    ]);
  });

  it('is not from the future', async () => {
    const post = await postOf({ ...record({ createdAt: '2099-01-01T00:00:00Z' }), indexedAt: time(0) });
    expect(post.date).to.equal(time(0));
    expect((await postOf({ ...record({ createdAt: 'yesterday' }), indexedAt: time(3) })).date).to.equal(
      time(3),
    );
  });

  it('says how many are new, in one request', async () => {
    const items = numbered(feedViewPost, 3);
    const standIn = await network(...items.slice(1));
    const source = bluesky('ada.example.org', 3, standIn.address);
    const { newest } = await posts(source);
    await standIn.put(items);
    expect(await source.news!(newest!)).to.equal(1);
    expect(await standIn.received()).to.have.length(2);
  });

  it('says that an account is not there', async () => {
    const { address } = await network();
    expect(await failureOf(bluesky('nobody.example.org', 3, address))).to.include({ code: 'not-found' });
  });
});
