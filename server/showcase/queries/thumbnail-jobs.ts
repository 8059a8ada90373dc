import type { Database, ThumbnailJobRow } from '../../database/tables.ts';

export async function insertThumbnailJob(
  database: Database,
  job: Omit<ThumbnailJobRow, 'attempts'>,
): Promise<void> {
  await database
    .insertInto('thumbnail_jobs')
    .values({ ...job, attempts: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteThumbnailJob(database: Database, post: string): Promise<void> {
  await database.deleteFrom('thumbnail_jobs').where('post_id', '=', post).execute();
}

export async function postponeThumbnailJob(database: Database, post: string, due: Date): Promise<void> {
  await database.updateTable('thumbnail_jobs').set({ due_at: due }).where('post_id', '=', post).execute();
}
