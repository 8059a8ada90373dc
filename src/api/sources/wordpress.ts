import type { Thumbnail } from '../../contract/showcase.ts';
import { ask, failed, type Json } from './answer.ts';
import { type Found, list, pictureFrom, postsFrom, wholeNumber } from './found.ts';
import { plainText, text } from './plain-text.ts';
import type { Source } from './source.ts';

/**
 * Only the fields that a card needs: full texts are often a hundred times as long. `_embed` needs `_links` in the list.
 */
const PARTS = {
  _embed: 'author,wp:featuredmedia,wp:term',
  _fields: 'id,date_gmt,link,title,excerpt,_links,_embedded',
};

/**
 * The posts of the WordPress site at `site`, newest first (https://developer.wordpress.org/rest-api/reference/posts/).
 */
export function wordpress(site: string, count: number): Source {
  const { host } = new URL(site);
  // Sites that WordPress.com hosts under their own domain have their API elsewhere.
  const api = host.endsWith('.wordpress.com')
    ? `https://public-api.wordpress.com/wp/v2/sites/${host}`
    : `${site}/wp-json/wp/v2`;
  const answerTo = (query: object) =>
    ask(`${api}/posts?${new URLSearchParams({ ...query, per_page: String(count) })}`);

  const read: Source['read'] = async (after) => {
    const page = Number(after) || 1;
    const answer = await answerTo({ ...PARTS, page: String(page) });
    if (!answer.ok) {
      // The page after the last is an error.
      const over = page > 1 && answer.failure.code === 'not-found';
      return over ? { ok: true, value: postsFrom([], null) } : answer;
    }
    const { body, headers } = answer.value;
    if (!Array.isArray(body)) return failed('not-understood');
    const posts = list(body);
    const pages = headers.get('x-wp-totalpages');
    const more = pages ? page < Number(pages) : posts.length >= count;
    return { ok: true, value: postsFrom(posts.map(found), more ? String(page + 1) : null) };
  };
  return {
    read,
    async news(newest) {
      const answer = await answerTo({ after: newest, _fields: 'id' });
      return answer.ok ? list(answer.value.body).length : 0;
    },
  };
}

function found(post: Json): Found | undefined {
  if (post?.excerpt?.protected) return undefined;
  const embedded = post?._embedded;
  const [author] = list(embedded?.author);
  return {
    id: post?.id,
    kind: 'article',
    title: plainText(post?.title?.rendered),
    excerpt: plainText(post?.excerpt?.rendered),
    link: post?.link,
    author: { name: plainText(author?.name), link: author?.link, picture: author?.avatar_urls?.[96] },
    picture: pictureOf(list(embedded?.['wp:featuredmedia'])[0]),
    topics: list(embedded?.['wp:term'])
      .flatMap(list)
      .map((term) => plainText(term?.name)),
    date: `${text(post?.date_gmt)}Z`,
  };
}

function pictureOf(media: Json): Thumbnail | null {
  const { sizes, width, height } = media?.media_details ?? {};
  const shape = wholeNumber(width) / wholeNumber(height);
  const whole = Object.values(sizes ?? {})
    .slice(0, 20)
    // Some sizes are cropped.
    .filter((it) => Math.abs(wholeNumber(it?.width) / wholeNumber(it?.height) / shape - 1) < 0.03)
    .map((it) => ({ source: it?.source_url, width: it?.width, height: it?.height }));
  return pictureFrom(media?.alt_text, [...whole, { source: media?.source_url, width, height }]);
}
