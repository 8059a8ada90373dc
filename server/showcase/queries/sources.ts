import type { Selectable, Updateable } from 'kysely';
import type { Database, FeedSourceRow } from '../../database/tables.ts';

export type SourceRecord = Selectable<FeedSourceRow>;

/** False if a source with this URL exists. */
export async function insertSource(database: Database, source: SourceRecord): Promise<boolean> {
  const inserted = await database
    .insertInto('feed_sources')
    .values(source)
    .onConflict((conflict) => conflict.column('url').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export const sourceWithId = (database: Database, id: string): Promise<SourceRecord | undefined> =>
  database.selectFrom('feed_sources').selectAll().where('id', '=', id).executeTakeFirst();

export async function changeSource(
  database: Database,
  id: string,
  change: Updateable<FeedSourceRow>,
): Promise<void> {
  await database.updateTable('feed_sources').set(change).where('id', '=', id).execute();
}

/** Deletes a source. Posts from its entries stay. */
export async function deleteSource(database: Database, id: string): Promise<boolean> {
  const gone = await database
    .deleteFrom('feed_sources')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** All sources, with the number of posts from each. */
export async function allSources(database: Database): Promise<(SourceRecord & { posts: number })[]> {
  const rows = await database
    .selectFrom('feed_sources')
    .selectAll('feed_sources')
    .select((eb) =>
      eb
        .selectFrom('posts')
        .whereRef('posts.source_id', '=', 'feed_sources.id')
        .select(eb.fn.countAll<string>().as('posts'))
        .as('posts'),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, posts: Number(row.posts) }));
}
