import type { Database } from '../../database/tables.ts';

/**
 * Sets whether a member cheers a post. Returns the post's number of cheers, which is exact because the update
 * locks the post's row.
 */
export async function setCheer(
  database: Database,
  { post, member, cheered, now }: { post: string; member: string; cheered: boolean; now: Date },
): Promise<number> {
  const changed = cheered
    ? await database
        .insertInto('post_cheers')
        .values({ post_id: post, member_id: member, cheered_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('post_id')
        .executeTakeFirst()
    : await database
        .deleteFrom('post_cheers')
        .where('post_id', '=', post)
        .where('member_id', '=', member)
        .returning('post_id')
        .executeTakeFirst();
  const step = changed ? (cheered ? 1 : -1) : 0;
  const { cheer_count: cheers } = await database
    .updateTable('posts')
    .set((eb) => ({ cheer_count: eb('cheer_count', '+', step) }))
    .where('id', '=', post)
    .returning('cheer_count')
    .executeTakeFirstOrThrow();
  return cheers;
}

/** The posts among these that a member cheers. */
export async function cheersOf(database: Database, member: string, posts: string[]): Promise<string[]> {
  if (posts.length === 0) return [];
  const rows = await database
    .selectFrom('post_cheers')
    .select('post_id')
    .where('member_id', '=', member)
    .where('post_id', 'in', posts)
    .execute();
  return rows.map(({ post_id: post }) => post);
}
