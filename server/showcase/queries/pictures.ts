import type { Database, PostPictureRow } from '../../database/tables.ts';
import type { Thumbnails } from '../../safe-fetch/port.ts';

export interface PictureRecord extends Omit<PostPictureRow, 'created_at'> {
  widths: number[];
}

export async function saveThumbnails(
  database: Database,
  id: string,
  { width, height, color, variants }: Thumbnails,
  now: Date,
): Promise<void> {
  await database.insertInto('post_pictures').values({ id, width, height, color, created_at: now }).execute();
  await database
    .insertInto('post_picture_variants')
    .values(variants.map((variant) => ({ picture_id: id, width: variant.width, bytes: variant.bytes })))
    .execute();
}

/** The pictures with these ids, without their bytes. */
export async function picturesWithIds(
  database: Database,
  ids: string[],
): Promise<Map<string, PictureRecord>> {
  if (ids.length === 0) return new Map();
  const [pictures, variants] = await Promise.all([
    database.selectFrom('post_pictures').selectAll().where('id', 'in', ids).execute(),
    database
      .selectFrom('post_picture_variants')
      .select(['picture_id', 'width'])
      .where('picture_id', 'in', ids)
      .orderBy('width')
      .execute(),
  ]);
  return new Map(
    pictures.map((picture) => [
      picture.id,
      {
        ...picture,
        widths: variants.filter((it) => it.picture_id === picture.id).map(({ width }) => width),
      },
    ]),
  );
}

/** The bytes of one width. Undefined if the picture's post is hidden, withdrawn or declined. */
export async function pictureBytes(
  database: Database,
  id: string,
  width: number,
): Promise<Uint8Array | undefined> {
  const found = await database
    .selectFrom('post_picture_variants')
    .select('bytes')
    .where('picture_id', '=', id)
    .where('width', '=', width)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('posts')
            .select('posts.id')
            .whereRef('posts.picture_id', '=', 'post_picture_variants.picture_id')
            .where('posts.state', 'in', ['hidden', 'withdrawn', 'declined']),
        ),
      ),
    )
    .executeTakeFirst();
  return found?.bytes;
}

/** Deletes previews older than a day, and pictures of that age that no post uses. */
export async function deleteOldPreviews(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 24 * 3600 * 1000);
  await database.deleteFrom('link_previews').where('created_at', '<', before).execute();
  await database
    .deleteFrom('post_pictures')
    .where('created_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('posts').select('posts.id').whereRef('posts.picture_id', '=', 'post_pictures.id'),
        ),
      ),
    )
    .execute();
}
