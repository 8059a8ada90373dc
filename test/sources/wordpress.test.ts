import { expect } from '@open-wc/testing';
import { wordpress } from '../../src/api/sources/wordpress.ts';
import type { Item } from '../support/services.ts';
import { article, featured, numbered, time } from './entities.ts';
import { failureOf, onlyPost, open, pagesOf, posts } from './stand-in.ts';

const blog = async (...items: Item[]) => {
  const standIn = await open({ kind: 'wordpress', items });
  return { standIn, site: `${standIn.address}/blog` };
};
const postOf = async (changes: Item) => {
  const { site } = await blog(article(changes));
  return onlyPost(wordpress(site, 5));
};

describe('a showcase from WordPress', () => {
  it('has a post with all that is known of it', async () => {
    const post = await postOf({ title: { rendered: 'Cups &#038; <em>bowls</em>' } });
    expect(post).to.deep.equal({
      id: '1000',
      kind: 'article',
      title: 'Cups & bowls',
      excerpt: 'Thirty cups on one table […]',
      link: 'https://blog.example.org/article-0/',
      author: {
        name: 'Ada Wren',
        link: 'https://blog.example.org/author/ada/',
        picture: 'https://gravatar.example.org/a?s=96',
      },
      picture: {
        width: 1600,
        height: 1200,
        color: '#808080',
        alt: 'A blue cup',
        variants: [
          { width: 300, source: 'https://blog.example.org/uploads/cup-300x225.jpg' },
          { width: 1024, source: 'https://blog.example.org/uploads/cup-1024x768.jpg' },
          { width: 1600, source: 'https://blog.example.org/uploads/cup.jpg' },
        ],
      },
      media: null,
      event: null,
      group: null,
      topics: ['Cups & bowls', 'glaze'],
      language: null,
      date: time(0),
      cheers: 0,
    });
  });

  it('comes page by page and ends', async () => {
    const { site } = await blog(...numbered(article, 4));
    const source = wordpress(site, 2);
    expect(await pagesOf(source)).to.deep.equal([
      ['Article 0', 'Article 1'],
      ['Article 2', 'Article 3'],
    ]);
    expect(await posts(source, '9')).to.deep.equal({ posts: [], next: null, newest: null });
  });

  it('asks for no more than a card needs', async () => {
    const { site, standIn } = await blog(article());
    await posts(wordpress(site, 5));
    expect((await standIn.received())[0]!.path).not.to.contain('content');
  });

  it('leaves out what needs a password', async () => {
    const { site } = await blog(
      article({ excerpt: { rendered: 'There is no excerpt.', protected: true } }),
      article({}, 1),
    );
    expect(await pagesOf(wordpress(site, 5))).to.deep.equal([['Article 1']]);
  });

  it('has no picture where there is none, or one that may not be read', async () => {
    const author = [{ name: 'Ada Wren' }];
    for (const embedded of [{}, { author }, { author, 'wp:featuredmedia': [{ code: 'rest_forbidden' }] }])
      expect((await postOf({ _embedded: embedded })).picture).to.equal(null);
    const bare = await postOf({ _embedded: { 'wp:featuredmedia': [featured({ media_details: {} })] } });
    expect(bare.picture!.variants.map(({ source }) => source)).to.deep.equal([
      'https://blog.example.org/uploads/cup.jpg',
    ]);
  });

  it('says how many are new, in one small request', async () => {
    const items = numbered(article, 5);
    const { site, standIn } = await blog(...items.slice(2));
    const source = wordpress(site, 3);
    const { newest } = await posts(source);
    await standIn.put(items);
    expect(await source.news!(newest!)).to.equal(2);
    const [, second, ...others] = await standIn.received();
    expect([second!.path.includes('_fields=id&'), others]).to.deep.equal([true, []]);
  });

  it('says that no WordPress is there', async () => {
    const { standIn } = await blog();
    expect(await failureOf(wordpress(standIn.address, 3))).to.include({ code: 'not-found' });
  });
});
