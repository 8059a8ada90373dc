import type { PostKind } from '../../contract/post-kinds.ts';
import type { Posts } from '../../contract/showcase.ts';
import type { Result } from '../client.ts';
import { ask, failed, type Json } from './answer.ts';
import { type Found, httpAddress, list, pictureFrom, postsFrom } from './found.ts';
import { newsOf } from './pages.ts';
import { plainText, text, titled } from './plain-text.ts';
import type { Source } from './source.ts';

interface Page extends Posts {
  address: string;
}

/** A JSON Feed 1.1 or 1.0 (https://www.jsonfeed.org/version/1.1/) at `address`, `count` posts at a time. */
export function jsonFeed(address: string, count: number): Source {
  /** The file being shown: a feed often has more posts in one file than are shown at a time. */
  let current: Page | undefined;
  let seen: string[] = [];

  async function open(address: string): Promise<Result<Page>> {
    const answer = await ask(address);
    if (!answer.ok) return answer;
    const feed = answer.value.body;
    if (!Array.isArray(feed?.items)) return failed('not-understood');
    const found = list(feed.items).map((item) => foundIn(item, feed));
    const { posts, newest } = postsFrom(found, null);
    // The format requires no order; the showcase is newest first.
    posts.sort((a, b) => (a.date < b.date ? 1 : -1));
    return { ok: true, value: { address, posts, newest, next: httpAddress(feed.next_url) } };
  }

  return {
    /** `after`: the URL of a file; after `#`, how many of its posts were shown. */
    async read(after) {
      const [place = '', shown] = (after ?? address).split('#');
      if (!after) seen = [];
      if (!after || current?.address !== place) {
        const page = await open(place);
        if (!page.ok) return page;
        current = page.value;
        seen.push(place);
      }
      const { posts, newest, next } = current;
      const end = (Number(shown) || 0) + count;
      // A feed may not lead to another site, nor around in a circle.
      const leadsOn = next && new URL(next).origin === new URL(address).origin && !seen.includes(next);
      return {
        ok: true,
        value: {
          posts: posts.slice(end - count, end),
          newest,
          next: end < posts.length ? `${place}#${end}` : leadsOn ? next : null,
        },
      };
    },
    news: newsOf(() => open(address)),
  };
}

function foundIn(item: Json, feed: Json): Found {
  const { title, excerpt } = textsOf(item);
  const authors = [...list(item?.authors), item?.author, ...list(feed?.authors), feed?.author];
  const author = authors.find(Boolean);
  const fileOf = (type: RegExp) => list(item?.attachments).find((it) => type.test(text(it?.mime_type)));
  const media = fileOf(/^(?:video|audio)\//);
  const image = fileOf(/^image\//);
  const [kind] = text((media ?? image)?.mime_type).split('/');
  return {
    id: item?.id,
    kind: (kind as PostKind) || (item?.external_url ? 'link' : 'article'),
    title,
    excerpt,
    link: item?.url ?? item?.external_url ?? item?.id,
    author: { name: text(author?.name) || text(feed?.title), link: author?.url, picture: author?.avatar },
    picture: pictureFrom('', [{ source: [item?.image, item?.banner_image, image?.url].find(Boolean) }]),
    media: media?.url,
    topics: list(item?.tags),
    language: item?.language ?? feed?.language,
    date: item?.date_published ?? item?.date_modified,
  };
}

function textsOf(item: Json): { title: string; excerpt: string } {
  const content = text(item?.content_text) || plainText(item?.content_html);
  const title = plainText(item?.title);
  // A microblog has no titles.
  return title.trim()
    ? { title, excerpt: text(item?.summary) || content }
    : titled(content || text(item?.summary));
}
