import { expect } from '@open-wc/testing';
import { jsonFeed } from '../../src/api/sources/json-feed.ts';
import type { Item, ServiceOrder } from '../support/services.ts';
import { feedItem, numbered, time } from './entities.ts';
import { failureOf, onlyPost, open, pagesOf, posts } from './stand-in.ts';

const site = async (items: Item[], order: Partial<ServiceOrder> = {}) => {
  const standIn = await open({ kind: 'json-feed', items, ...order });
  return { standIn, address: `${standIn.address}/feed.json` };
};
const postOf = async (changes: Item, feed: Item = {}) => {
  const { address } = await site([feedItem(changes)], { feed });
  return onlyPost(jsonFeed(address, 5));
};

describe('a showcase from a JSON Feed', () => {
  it('has a post with all that is known of it', async () => {
    const post = await postOf({ image: 'https://example.org/cup.jpg', language: 'de-at' });
    expect(post).to.deep.equal({
      id: 'https://example.org/items/0',
      kind: 'article',
      title: 'Item 0',
      excerpt: 'Thirty cups on one table.',
      link: 'https://example.org/items/0',
      author: {
        name: 'Ada Wren',
        link: 'https://example.org/ada',
        picture: 'https://example.org/ada.png',
      },
      picture: {
        width: 1600,
        height: 900,
        color: '#808080',
        alt: '',
        variants: [{ width: 1600, source: 'https://example.org/cup.jpg' }],
      },
      media: null,
      event: null,
      group: null,
      topics: ['cups'],
      language: 'de-AT',
      date: time(0),
      cheers: 0,
    });
  });

  it('comes as many at a time as wanted, from one file or many', async () => {
    const { address, standIn } = await site(numbered(feedItem, 5), { perFile: 3 });
    expect(await pagesOf(jsonFeed(address, 2))).to.deep.equal([
      ['Item 0', 'Item 1'],
      ['Item 2'],
      ['Item 3', 'Item 4'],
    ]);
    expect((await standIn.received()).map(({ path }) => path)).to.deep.equal([
      '/feed.json',
      '/feed.json?file=2',
    ]);
  });

  it('can be read from where somebody left', async () => {
    const { address } = await site(numbered(feedItem, 5));
    const { next } = await posts(jsonFeed(address, 2));
    expect((await posts(jsonFeed(address, 2), next)).posts.map(({ title }) => title)).to.deep.equal([
      'Item 2',
      'Item 3',
    ]);
  });

  it('has the newest first, whatever the order of the file', async () => {
    const { address } = await site(numbered(feedItem, 3).reverse());
    expect(await pagesOf(jsonFeed(address, 9))).to.deep.equal([['Item 0', 'Item 1', 'Item 2']]);
  });

  it('leads nobody to another site, and ends where it leads to itself', async () => {
    const items = numbered(feedItem, 2);
    const elsewhere = await site(items, { feed: { next_url: 'https://elsewhere.example/feed.json' } });
    expect(await pagesOf(jsonFeed(elsewhere.address, 9))).to.have.length(1);
    const wrong = await site(items, { feed: { next_url: 'not an address' } });
    expect(await pagesOf(jsonFeed(wrong.address, 9))).to.have.length(1);
    const circle = await site(items);
    await circle.standIn.put(items, { next_url: circle.address });
    expect(await pagesOf(jsonFeed(circle.address, 9))).to.have.length(1);
  });

  it('is read in its first version, too', async () => {
    const author = { name: 'Ben Ode', url: 'https://example.org/ben' };
    expect((await postOf({ authors: undefined, author })).author.name).to.equal('Ben Ode');
    expect((await postOf({ authors: undefined }, { author })).author.name).to.equal('Ben Ode');
    expect((await postOf({ authors: undefined })).author.name).to.equal('Makers of Example');
  });

  it('has videos and sounds that play', async () => {
    const file = (mime_type: string) => ({ mime_type, url: 'https://example.org/file' });
    const audio = await postOf({ attachments: [file('image/jpeg'), file('audio/mpeg')] });
    expect([audio.kind, audio.media, audio.picture!.variants[0]!.source]).to.deep.equal([
      'audio',
      'https://example.org/file',
      'https://example.org/file',
    ]);
    expect((await postOf({ attachments: [file('video/mp4')] })).kind).to.equal('video');
    expect((await postOf({ attachments: [file('image/png')] })).kind).to.equal('image');
    expect((await postOf({ attachments: [file('application/pdf')] })).kind).to.equal('article');
  });

  it('has titles for the notes of a microblog, and links to what they are about', async () => {
    const post = await postOf({
      title: undefined,
      content_html: '<p>A cup.</p><p>It is blue.</p>',
      url: undefined,
      external_url: 'https://elsewhere.example/cup',
    });
    expect([post.kind, post.title, post.excerpt, post.link]).to.deep.equal([
      'link',
      'A cup.',
      'It is blue.',
      'https://elsewhere.example/cup',
    ]);
  });

  it('leaves out what has no id, no date or no address, and what has the id of another', async () => {
    const { address } = await site([
      feedItem({ title: 'first' }),
      feedItem({ title: 'same id' }),
      feedItem({ title: 'no id', id: '' }, 1),
      feedItem({ title: 'no date', date_published: 'soon' }, 2),
      feedItem({ title: 'no address', url: 'javascript:alert(1)' }, 3),
      feedItem({ title: 'a number', id: 7 }, 4),
    ]);
    expect(await pagesOf(jsonFeed(address, 9))).to.deep.equal([['first', 'a number']]);
  });

  it('says how many are new, in one request, and shows the rest as it was', async () => {
    const items = numbered(feedItem, 4);
    const { address, standIn } = await site(items.slice(1));
    const source = jsonFeed(address, 2);
    const { newest, next } = await posts(source);
    await standIn.put(items);
    expect(await source.news!(newest!)).to.equal(1);
    expect(await standIn.received()).to.have.length(2);
    expect((await posts(source, next)).posts.map(({ title }) => title)).to.deep.equal(['Item 3']);
  });

  it('says that there is none', async () => {
    const { standIn } = await site([]);
    expect(await failureOf(jsonFeed(`${standIn.address}/none.json`, 3))).to.include({ code: 'not-found' });
  });
});
