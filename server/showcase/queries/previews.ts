import type { Insertable, Selectable } from 'kysely';
import type { Database, LinkPreviewRow } from '../../database/tables.ts';

export async function insertPreview(database: Database, preview: Insertable<LinkPreviewRow>): Promise<void> {
  await database.insertInto('link_previews').values(preview).execute();
}

/** A member's own preview. Undefined if it is another member's. */
export const previewOf = (
  database: Database,
  id: string,
  member: string,
): Promise<Selectable<LinkPreviewRow> | undefined> =>
  database
    .selectFrom('link_previews')
    .selectAll()
    .where('id', '=', id)
    .where('member_id', '=', member)
    .executeTakeFirst();
