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
        .insertInto('cheers')
        .values({ post, member, cheered_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('post')
        .executeTakeFirst()
    : await database
        .deleteFrom('cheers')
        .where('post', '=', post)
        .where('member', '=', member)
        .returning('post')
        .executeTakeFirst();
  const step = changed ? (cheered ? 1 : -1) : 0;
  const { cheers } = await database
    .updateTable('posts')
    .set((eb) => ({ cheers: eb('cheers', '+', step) }))
    .where('id', '=', post)
    .returning('cheers')
    .executeTakeFirstOrThrow();
  return cheers;
}

/** The posts among these that a member cheers. */
export async function cheersOf(database: Database, member: string, posts: string[]): Promise<string[]> {
  if (posts.length === 0) return [];
  const rows = await database
    .selectFrom('cheers')
    .select('post')
    .where('member', '=', member)
    .where('post', 'in', posts)
    .execute();
  return rows.map(({ post }) => post);
}
