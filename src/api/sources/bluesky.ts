import type { PostKind } from '../../contract/post-kinds.ts';
import type { Thumbnail } from '../../contract/showcase.ts';
import { ask, failed, type Json } from './answer.ts';
import { type Found, instant, list, pictureFrom, postsFrom, wholeNumber } from './found.ts';
import { newsOf, readingOn } from './pages.ts';
import { text, titled } from './plain-text.ts';
import type { Source } from './source.ts';

/**
 * The posts of a Bluesky account, newest first, without replies and reposts: `app.bsky.feed.getAuthorFeed` at
 * `service`. `actor` is a handle or a DID.
 */
export function bluesky(actor: string, count: number, service = 'https://public.api.bsky.app'): Source {
  const page: Source['read'] = async (cursor) => {
    const query = { actor, limit: String(count), filter: 'posts_no_replies', ...(cursor && { cursor }) };
    const answer = await ask(`${service}/xrpc/app.bsky.feed.getAuthorFeed?${new URLSearchParams(query)}`);
    if (!answer.ok) return answer;
    const { body } = answer.value;
    if (!Array.isArray(body?.feed)) return failed('not-understood');
    return { ok: true, value: postsFrom(list(body.feed).map(found), text(body.cursor) || null) };
  };
  return { read: readingOn(page), news: newsOf(page) };
}

function found(item: Json): Found | undefined {
  const post = item?.post;
  const place = /^at:\/\/(did:[\w.:%-]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/.exec(text(post?.uri));
  if (!place || item?.reason || isWithheld(post)) return undefined;
  const [uri, did, key] = place;
  const { author, record, embed } = post!;
  const { kind, picture, media } = shown(embed?.media ?? embed);
  const profile = `https://bsky.app/profile/${did}`;
  return {
    id: uri,
    kind,
    ...titled(text(record?.text)),
    link: `${profile}/post/${key}`,
    author: {
      name: text(author?.displayName) || text(author?.handle),
      link: profile,
      picture: author?.avatar,
    },
    picture,
    media,
    topics: list(record?.tags),
    language: list(record?.langs)[0],
    // Authors can set any date, but a post can't be newer than when the service indexed it.
    date: [record?.createdAt, post?.indexedAt].map(instant).filter(Boolean).sort()[0],
    cheers: post?.likeCount,
  };
}

/** Labelled by its author or by moderators, or visible to signed-in people only (`!no-unauthenticated`). */
const isWithheld = (post: Json) =>
  list(post?.labels).some((it) => !it?.neg) ||
  list(post?.author?.labels).some((it) => !it?.neg && text(it?.val).startsWith('!'));

function shown(embed: Json): { kind: PostKind; picture: Thumbnail | null; media?: unknown } {
  const [image] = list(embed?.images);
  if (image) return { kind: 'image', picture: pictureIn(image.aspectRatio, image.alt, image.thumb) };
  if (embed?.playlist) {
    const plays = document.createElement('video').canPlayType('application/vnd.apple.mpegurl');
    const picture = pictureIn(embed.aspectRatio, embed.alt, embed.thumbnail);
    // Only some browsers play a playlist; the others follow the link.
    return { kind: 'video', picture, media: plays && embed.playlist };
  }
  return { kind: 'link', picture: pictureIn(undefined, '', embed?.external?.thumb) };
}

/** The service gives a picture's aspect ratio but not its size in pixels: a thumbnail is about 1,000 wide. */
function pictureIn(shape: Json, alt: unknown, source: unknown): Thumbnail | null {
  const height = Math.round((1000 * wholeNumber(shape?.height)) / wholeNumber(shape?.width));
  return pictureFrom(alt, [{ source, width: height && 1000, height }]);
}
