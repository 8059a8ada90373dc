import type { PostEntry, PostList, PostsQuery } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { creationCursor, type ListPage, pageOf } from '../http/list-page.ts';
import { hasRole } from '../members/authenticate.ts';
import { filterFrom, pageFrom } from './filter.ts';
import { presentOwnPosts } from './presenters.ts';
import * as list from './queries/post-list.ts';

/** All posts, for hosts. */
export async function listPosts(
  ctx: AppContext,
  { after, limit, state, reported, ...query }: PostsQuery,
): Promise<PostList> {
  const filter: list.HostFilter = { ...filterFrom(query), state, reported: reported === 'true' };
  const read = (page: ListPage) => list.listPosts(ctx.db, { ...page, ...filter });
  const { rows, next } = await pageOf(pageFrom({ after, limit }), read, creationCursor);
  const shown = await presentOwnPosts(ctx, rows, true);
  return {
    posts: rows.map((row, at) => ({ ...shown[at]!, ...present(row) })),
    next,
    total: await list.countPosts(ctx.db, filter),
  };
}

const present = (
  post: list.ListedPost,
): Omit<PostEntry, 'post' | 'state' | 'reason' | 'reports' | 'reportReasons'> => ({
  member: post.author_id,
  trusted: post.is_trusted || (post.author_role !== null && hasRole(post.author_role, 'facilitator')),
  source: post.source_title,
  submittedAt: post.created_at.toISOString(),
});
