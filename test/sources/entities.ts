import type { Item } from '../support/services.ts';

/** What services answer about posts of invented people; `changes` are put in the place of parts. */

/** Minutes before noon, so that the first is the newest. */
export const time = (before: number) => new Date(Date.UTC(2026, 4, 1, 12) - before * 60_000).toISOString();

/** https://docs.joinmastodon.org/entities/Status/ */
export const status = (changes: Item = {}, number = 0): Item => ({
  id: String(1000 - number),
  created_at: time(number),
  in_reply_to_id: null,
  sensitive: false,
  spoiler_text: '',
  visibility: 'public',
  language: 'en',
  uri: `https://example.social/users/ada/statuses/${1000 - number}`,
  url: `https://example.social/@ada/${1000 - number}`,
  favourites_count: 3,
  content: `<p>Note ${number}</p>`,
  reblog: null,
  account: {
    id: '7',
    username: 'ada',
    acct: 'ada',
    display_name: 'Ada Wren',
    url: 'https://example.social/@ada',
    avatar: 'https://files.example.social/ada.gif',
    avatar_static: 'https://files.example.social/ada.png',
    emojis: [],
  },
  media_attachments: [],
  mentions: [],
  tags: [],
  emojis: [],
  card: null,
  poll: null,
  ...changes,
});

/** https://docs.joinmastodon.org/entities/MediaAttachment/ */
export const attachment = (type: string, changes: Item = {}): Item => ({
  id: '22',
  type,
  url: 'https://files.example.social/original/cup',
  preview_url: 'https://files.example.social/small/cup.jpeg',
  remote_url: null,
  meta: { original: { width: 1280, height: 960 }, small: { width: 461, height: 346 } },
  description: 'A blue cup',
  blurhash: 'UFBWY:8_0Jxv4mx]t8t64.%M-:IUWGWAt6M}',
  ...changes,
});

/** The lexicon `app.bsky.feed.defs#feedViewPost`. */
export function feedViewPost(changes: Item = {}, number = 0): Item {
  const uri = `at://did:plc:ada234/app.bsky.feed.post/3k${1000 - number}`;
  return {
    post: {
      uri,
      cid: 'bafyreiexample',
      author: {
        did: 'did:plc:ada234',
        handle: 'ada.example.org',
        displayName: 'Ada Wren',
        avatar: 'https://cdn.example.app/img/avatar/plain/did:plc:ada234/bafk@jpeg',
        labels: [],
      },
      record: {
        $type: 'app.bsky.feed.post',
        text: `Note ${number}`,
        createdAt: time(number),
        langs: ['en'],
      },
      replyCount: 0,
      repostCount: 1,
      likeCount: 3,
      quoteCount: 0,
      indexedAt: time(number - 1),
      labels: [],
      ...changes,
    },
  };
}

/** `app.bsky.embed.images#view` */
export const images = (changes: Item = {}): Item => ({
  $type: 'app.bsky.embed.images#view',
  images: [
    {
      thumb: 'https://cdn.example.app/img/feed_thumbnail/plain/did:plc:ada234/bafk@jpeg',
      fullsize: 'https://cdn.example.app/img/feed_fullsize/plain/did:plc:ada234/bafk@jpeg',
      alt: 'A blue cup',
      aspectRatio: { width: 4, height: 3 },
      ...changes,
    },
  ],
});

/** https://developer.wordpress.org/rest-api/reference/posts/, with `_embed`. */
export const article = (changes: Item = {}, number = 0): Item => ({
  id: 1000 - number,
  date: time(number).slice(0, 19),
  date_gmt: time(number).slice(0, 19),
  guid: { rendered: `https://blog.example.org/?p=${1000 - number}` },
  slug: `article-${number}`,
  status: 'publish',
  type: 'post',
  link: `https://blog.example.org/article-${number}/`,
  title: { rendered: `Article ${number}` },
  content: { rendered: '<p>Very long.</p>', protected: false },
  excerpt: { rendered: '<p>Thirty cups on one table [&hellip;]</p>\n', protected: false },
  author: 4,
  featured_media: 9,
  format: 'standard',
  _links: { author: [{ embeddable: true, href: 'https://blog.example.org/wp-json/wp/v2/users/4' }] },
  _embedded: {
    author: [
      {
        id: 4,
        name: 'Ada Wren',
        link: 'https://blog.example.org/author/ada/',
        avatar_urls: { 24: 'https://gravatar.example.org/a?s=24', 96: 'https://gravatar.example.org/a?s=96' },
      },
    ],
    'wp:term': [
      [{ id: 2, name: 'Cups &amp; bowls', slug: 'cups', taxonomy: 'category' }],
      [{ id: 3, name: 'glaze', slug: 'glaze', taxonomy: 'post_tag' }],
    ],
    'wp:featuredmedia': [featured()],
  },
  ...changes,
});

/** https://developer.wordpress.org/rest-api/reference/media/ */
export function featured(changes: Item = {}): Item {
  const size = (width: number, height: number) => ({
    file: `cup-${width}x${height}.jpg`,
    width,
    height,
    mime_type: 'image/jpeg',
    source_url: `https://blog.example.org/uploads/cup-${width}x${height}.jpg`,
  });
  return {
    id: 9,
    media_type: 'image',
    mime_type: 'image/jpeg',
    alt_text: 'A blue cup',
    source_url: 'https://blog.example.org/uploads/cup.jpg',
    media_details: {
      width: 1600,
      height: 1200,
      sizes: { large: size(1024, 768), medium: size(300, 225), thumbnail: size(150, 150) },
    },
    ...changes,
  };
}

/** https://www.jsonfeed.org/version/1.1/ */
export const feedItem = (changes: Item = {}, number = 0): Item => ({
  id: `https://example.org/items/${number}`,
  url: `https://example.org/items/${number}`,
  title: `Item ${number}`,
  content_html: '<p>Thirty cups on one table.</p>',
  date_published: time(number),
  authors: [{ name: 'Ada Wren', url: 'https://example.org/ada', avatar: 'https://example.org/ada.png' }],
  tags: ['cups'],
  ...changes,
});

/** `count` entities, the newest first. */
export const numbered = (
  entity: (changes: Item, number: number) => Item,
  count: number,
  changes: Item = {},
) => Array.from({ length: count }, (_, number) => entity(changes, number));
