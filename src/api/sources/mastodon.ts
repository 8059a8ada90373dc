import type { PostKind } from '../../contract/post-kinds.ts';
import type { Posts } from '../../contract/showcase.ts';
import type { Result } from '../client.ts';
import { ask, failed, type Json } from './answer.ts';
import { type Found, list, pictureFrom, postsFrom, type Size } from './found.ts';
import { newsOf, readingOn } from './pages.ts';
import { plainText, text, titled } from './plain-text.ts';
import type { Source } from './source.ts';

/**
 * The public posts of an account (`@ada`) or with a tag (`#wood`) on the Mastodon server at `server`, newest first.
 * Servers with the same API, such as Pleroma, GoToSocial and Pixelfed, may work.
 */
export function mastodon(server: string, whose: string, count: number): Source {
  const name = encodeURIComponent(whose.slice(1));
  const answerTo = (path: string) => ask(`${server}/api/v1/${path}`);
  let timeline = whose.startsWith('#') ? `timelines/tag/${name}?` : '';

  async function page(after: string | null): Promise<Result<Posts>> {
    if (!timeline) {
      const account = await answerTo(`accounts/lookup?acct=${name}`);
      if (!account.ok) return account;
      const id = text(account.value.body?.id);
      if (!/^[\w-]+$/.test(id)) return failed('not-understood');
      timeline = `accounts/${id}/statuses?exclude_replies=true&exclude_reblogs=true&`;
    }
    const query = new URLSearchParams({ limit: `${count}`, ...(after && { max_id: after }) });
    const answer = await answerTo(`${timeline}${query}`);
    if (!answer.ok) return answer;
    const { body, headers } = answer.value;
    if (!Array.isArray(body)) return failed('not-understood');
    const statuses = list(body);
    // A server may return fewer posts than requested and still have more: a header says so.
    const more = headers.get('link')?.includes('rel="next"');
    return { ok: true, value: postsFrom(statuses.map(found), (more && text(statuses.at(-1)?.id)) || null) };
  }

  const news = newsOf(page);
  // Before the account has been found, this would take two requests.
  return { read: readingOn(page), news: async (newest) => (timeline ? news(newest) : 0) };
}

/** Skips posts that have a limited audience or a content warning. */
function found(status: Json): Found | undefined {
  const isOpen = text(status?.visibility) === 'public' && !status?.sensitive && !status?.spoiler_text;
  if (!isOpen || status?.reblog) return undefined;
  const { account, card, media_attachments, tags, ...said } = status!;
  const [media] = list(media_attachments);
  const { small, original } = media?.meta ?? {};
  // A `gifv` is a video without sound.
  const [kind = 'link'] = /^(?:image|video|audio)$/.exec(text(media?.type).replace('gifv', 'video')) ?? [];
  return {
    id: said.id,
    kind: kind as PostKind,
    ...titled(withoutShortcodes(plainText(said.content), said.emojis)),
    link: said.url ?? said.uri,
    author: {
      name: withoutShortcodes(text(account?.display_name), account?.emojis).trim() || text(account?.username),
      link: account?.url,
      picture: account?.avatar_static,
    },
    picture: pictureFrom(media?.description, [
      // The preview of audio without a cover is the audio itself, and has no size.
      sized(small && media?.preview_url, small),
      sized(kind === 'image' && media?.url, original),
      sized(!media && card?.image, card),
    ]),
    media: kind !== 'image' && kind !== 'link' && media?.url,
    topics: list(tags).map((tag) => tag?.name),
    language: said.language,
    date: said.created_at,
    cheers: said.favourites_count,
  };
}

/**
 * Removes a server's custom emojis: texts have them as `:name:`, with a list of what they are (CustomEmoji of its API).
 */
function withoutShortcodes(words: string, emojis: Json): string {
  const names = list(emojis)
    .map((emoji) => text(emoji?.shortcode))
    .filter((name) => /^\w{1,100}$/.test(name))
    .slice(0, 500);
  return names.length ? words.replace(new RegExp(`:(?:${names.join('|')}):`, 'g'), ' ') : words;
}

const sized = (source: unknown, size: Json): Size => ({ source, width: size?.width, height: size?.height });
