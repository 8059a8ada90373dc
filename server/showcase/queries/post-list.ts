import { sql } from 'kysely';
import type { Role } from '../../../src/contract/index.ts';
import type { Database } from '../../database/tables.ts';
import type { ListPage } from '../../http/list-page.ts';
import { type Filter, filtered, isReported, type Posts, shown, type ShownPost } from './posts.ts';

export interface ListedPost extends ShownPost {
  author_role: Role | null;
  is_trusted: boolean;
  source_title: string | null;
}

export interface HostFilter extends Filter {
  reported?: boolean | undefined;
}

/** Not those that their author has withdrawn for good. */
function all(database: Database, { reported, ...filter }: HostFilter): Posts {
  const posts = filtered(database.selectFrom('posts'), filter).where('posts.state', '!=', 'withdrawn');
  return reported ? posts.where(isReported) : posts;
}

/** Posts in every state, newest submission first, starting after a position. */
export function listPosts(
  database: Database,
  { after, most, ...filter }: ListPage & HostFilter,
): Promise<ListedPost[]> {
  let query = all(database, filter);
  if (after) query = query.where(sql<boolean>`(posts.created_at, posts.id) < (${after.date}, ${after.id})`);
  return shown(query)
    .leftJoin('feed_sources', 'feed_sources.id', 'posts.source_id')
    .select([
      'members.role as author_role',
      sql<boolean>`exists (select from trusted_members where member_id = posts.author_id)`.as('is_trusted'),
      'feed_sources.title as source_title',
    ])
    .orderBy('posts.created_at', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(most)
    .execute();
}

export async function countPosts(database: Database, filter: HostFilter): Promise<number> {
  const { count } = await all(database, filter)
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
