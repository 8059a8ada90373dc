import { expect } from '@open-wc/testing';
import { bluesky } from '../../src/api/sources/bluesky.ts';
import { jsonFeed } from '../../src/api/sources/json-feed.ts';
import { mastodon } from '../../src/api/sources/mastodon.ts';
import type { Source } from '../../src/api/sources/source.ts';
import { wordpress } from '../../src/api/sources/wordpress.ts';
import { Post } from '../../src/contract/showcase.ts';
import type { Item, ServiceOrder } from '../support/services.ts';
import { article, attachment, feedItem, feedViewPost, images, status } from './entities.ts';
import { naughtyStrings, open, posts } from './stand-in.ts';

interface Kind {
  kind: ServiceOrder['kind'];
  sourceOf: (address: string) => Source;
  entity: (number: number) => Item;
  /** What a post is known by and where it is, which a text may not be in the place of. */
  frame: RegExp;
}

const kinds: Kind[] = [
  {
    kind: 'json-feed',
    sourceOf: (address) => jsonFeed(`${address}/feed.json`, 50),
    entity: (number) =>
      feedItem(
        {
          image: 'https://example.org/a.jpg',
          summary: 'x',
          language: 'en',
          attachments: [{ mime_type: 'audio/mpeg', url: 'https://example.org/a.mp3' }],
        },
        number,
      ),
    frame: /^(id|url|date_published)$/,
  },
  {
    kind: 'mastodon',
    sourceOf: (address) => mastodon(address, '@ada', 40),
    entity: (number) => status({ media_attachments: [attachment('video')], tags: [{ name: 'x' }] }, number),
    frame: /^(id|url|created_at|visibility|spoiler_text)$/,
  },
  {
    kind: 'bluesky',
    sourceOf: (address) => bluesky('ada.example.org', 50, address),
    entity: (number) => feedViewPost({ embed: images() }, number),
    frame: /^(uri|createdAt|indexedAt)$/,
  },
  {
    kind: 'wordpress',
    sourceOf: (address) => wordpress(`${address}/blog`, 50),
    entity: (number) => article({}, number),
    frame: /^(link|date_gmt)$/,
  },
];

/** `value` with `change` in the place of each of its parts that `where` names. */
function changed(
  value: unknown,
  where: (name: string, part: unknown) => boolean,
  change: unknown,
  name = '',
): unknown {
  if (where(name, value)) return change;
  if (Array.isArray(value)) return value.map((it) => changed(it, where, change));
  if (typeof value !== 'object' || !value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, changed(part, where, change, key)]),
  );
}

const isText = (part: unknown) => typeof part === 'string';

async function allPosts(source: Source): Promise<Post[]> {
  const all: Post[] = [];
  let after: string | null = null;
  do {
    const page = await posts(source, after);
    all.push(...page.posts);
    after = page.next;
  } while (after);
  return all;
}

function checkThat(post: Post, text: string): void {
  const { title, excerpt, author, picture, topics, link, media, language, date } = post;
  const about = JSON.stringify([text, post]).slice(0, 2000);
  expect(Post.safeParse(post).success, about).to.equal(true);
  expect(title.length, about).to.be.within(1, 200);
  expect(excerpt.length, about).to.be.at.most(500);
  expect(author.name.length, about).to.be.at.most(100);
  expect(picture?.alt.length ?? 0, about).to.be.at.most(1000);
  for (const topic of topics) expect(topic.length, about).to.be.within(1, 100);
  const addresses = [
    link,
    media,
    author.link,
    author.picture,
    ...(picture?.variants ?? []).map((it) => it.source),
  ];
  for (const address of addresses)
    expect(address === null || /^https?:$/.test(new URL(address).protocol), about).to.equal(true);
  if (language) expect(Intl.getCanonicalLocales(language), about).to.deep.equal([language]);
  expect(new Date(date).toISOString(), about).to.equal(date);
}

describe('whatever strangers write', () => {
  let texts: string[];
  before(async () => {
    texts = await naughtyStrings();
  });

  for (const { kind, sourceOf, entity, frame } of kinds) {
    it(`in the texts of ${kind} comes out as a text of its length`, async () => {
      const items = texts.map((text, number) =>
        changed(entity(number), (name, part) => isText(part) && !frame.test(name), text),
      );
      const { address } = await open({ kind, items: items as Item[] });
      const all = await allPosts(sourceOf(address));
      expect(all).to.have.length(texts.length);
      all.forEach((post, at) => checkThat(post, texts[at]!));
    });

    it(`in every text and address of ${kind} leads nowhere but to the web`, async () => {
      const items = texts.map((text, number) =>
        changed(
          entity(number),
          // By its ids a Mastodon server finds its pages.
          (name, part) => isText(part) && !(kind === 'mastodon' && name === 'id'),
          text,
        ),
      );
      // One that is right is there to be seen beside them.
      const right = entity(9999);
      const { address } = await open({ kind, items: [...(items as Item[]), right] });
      const all = await allPosts(sourceOf(address));
      all.forEach((post) => checkThat(post, ''));
      expect(all.length).to.be.at.least(1);
    });
  }
});

describe('parts of another type than promised', () => {
  const strange: unknown[] = [
    null,
    0,
    -1,
    1.5,
    true,
    [],
    {},
    [[]],
    [null],
    { length: 9e15 },
    { toString: 1 },
    'x',
    'javascript:alert(1)',
  ];

  for (const { kind, sourceOf, entity } of kinds)
    it(`cost ${kind} that part or that post, and no other`, async () => {
      const names = new Set<string>();
      changed(entity(0), (name) => (names.add(name), false), undefined);
      names.delete('');
      const items = [...names].flatMap((name) => strange.map((value) => ({ name, value })));
      const broken = items.map(({ name, value }, number) =>
        changed(entity(number), (it) => it === name, value),
      );
      const { address } = await open({
        kind,
        items: [...strange, ...broken, entity(99_999)] as Item[],
      });
      // The services themselves have lists of posts, which are posts at least.
      const all = await allPosts(sourceOf(address));
      all.forEach((post) => checkThat(post, ''));
      expect(all.length).to.be.at.least(items.length / 3);
    });

  it('that are long are cut', async () => {
    const long = 'word '.repeat(400_000);
    for (const { kind, sourceOf, entity, frame } of kinds) {
      const item = changed(entity(0), (name, part) => isText(part) && !frame.test(name), long);
      const { address } = await open({ kind, items: [item as Item] });
      const [post, ...others] = await allPosts(sourceOf(address));
      expect(others).to.deep.equal([]);
      checkThat(post!, 'long');
    }
  });
});
