import type { Database, ThumbnailJobRow } from '../../database/tables.ts';

export async function insertThumbnailJob(
  database: Database,
  { page = false, ...job }: Omit<ThumbnailJobRow, 'attempts' | 'page'> & { page?: boolean },
): Promise<void> {
  await database
    .insertInto('picture_errands')
    .values({ ...job, page, attempts: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteThumbnailJob(database: Database, id: string): Promise<void> {
  await database.deleteFrom('picture_errands').where('id', '=', id).execute();
}
