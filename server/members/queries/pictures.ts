import type { Database, MemberPictureRow } from '../../database/tables.ts';

export function pictureOf(
  database: Database,
  member: string,
  sha256: string,
): Promise<Pick<MemberPictureRow, 'content_type' | 'bytes'> | undefined> {
  return database
    .selectFrom('member_pictures')
    .select(['content_type', 'bytes'])
    .where('member_id', '=', member)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}

/** Saves a member's picture, replacing any previous one. */
export async function savePicture(database: Database, picture: MemberPictureRow): Promise<void> {
  const { content_type, bytes, sha256 } = picture;
  await database
    .insertInto('member_pictures')
    .values(picture)
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ content_type, bytes, sha256 }))
    .execute();
}

export async function deletePicture(database: Database, member: string): Promise<void> {
  await database.deleteFrom('member_pictures').where('member_id', '=', member).execute();
}
