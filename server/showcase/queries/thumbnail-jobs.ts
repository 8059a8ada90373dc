import type { Database, PictureErrandRow } from '../../database/tables.ts';

export async function insertThumbnailJob(
  database: Database,
  { page = false, ...errand }: Omit<PictureErrandRow, 'attempts' | 'page'> & { page?: boolean },
): Promise<void> {
  await database
    .insertInto('picture_errands')
    .values({ ...errand, page, attempts: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteThumbnailJob(database: Database, id: string): Promise<void> {
  await database.deleteFrom('picture_errands').where('id', '=', id).execute();
}
