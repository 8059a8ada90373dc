import type { OwnPost, Post, Thumbnail } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { type PictureRecord, picturesWithIds } from './queries/pictures.ts';
import type { ShownPost } from './queries/posts.ts';
import { reportsOn } from './queries/reports.ts';

export const PICTURE_PATH = '/showcase/pictures/:picture/:file';

/** Posts as everyone may see them. */
export async function presentPosts(ctx: AppContext, posts: readonly ShownPost[]): Promise<Post[]> {
  const pictures = await picturesWithIds(
    ctx.db,
    posts.flatMap(({ picture_id: picture }) => picture ?? []),
  );
  return posts.map((post) =>
    shownPost(ctx, post, post.picture_id ? pictures.get(post.picture_id) : undefined),
  );
}

/** Posts as their author sees them. `forHost` adds the reports about them. */
export async function presentOwnPosts(
  ctx: AppContext,
  posts: readonly ShownPost[],
  forHost = false,
): Promise<OwnPost[]> {
  const ids = posts.map(({ id }) => id);
  const [shown, reasons] = await Promise.all([
    presentPosts(ctx, posts),
    forHost ? reportsOn(ctx.db, ids) : new Map<string, string[]>(),
  ]);
  return posts.map(({ id, state, reason }, at) => {
    const reportReasons = reasons.get(id) ?? [];
    return { post: shown[at]!, state, reason, reports: reportReasons.length, reportReasons };
  });
}

function shownPost(ctx: AppContext, post: ShownPost, picture: PictureRecord | undefined): Post {
  const {
    id,
    kind,
    title,
    excerpt,
    link,
    media_url: media,
    event_title: event,
    topics,
    language,
    cheer_count: cheers,
  } = post;
  return {
    id,
    kind,
    title,
    excerpt,
    link,
    author: authorOf(ctx, post),
    picture: picture ? thumbnail(ctx, picture, post.alt) : null,
    media,
    event,
    group: post.group_name,
    topics,
    language,
    date: post.dated_at.toISOString(),
    cheers,
  };
}

/** Members appear with their current name; other authors as stored in the post. */
function authorOf({ url }: AppContext, post: ShownPost): Post['author'] {
  const { author_id: member, member_picture: picture } = post;
  return {
    name: post.member_name || post.author_name,
    link: member ? post.member_link : post.author_link,
    picture: member && picture ? `${url}/members/${member}/picture/${picture}` : null,
  };
}

export function thumbnail({ url }: AppContext, picture: PictureRecord, alt: string): Thumbnail {
  const { id, width, height, color, widths } = picture;
  return {
    width,
    height,
    color,
    alt,
    variants: widths.map((each) => ({
      width: each,
      source: `${url}${PICTURE_PATH.replace(':picture', id).replace(':file', `${each}.webp`)}`,
    })),
  };
}
