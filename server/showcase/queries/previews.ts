import type { Insertable, Selectable } from 'kysely';
import type { Database, PreviewRow } from '../../database/tables.ts';

export async function insertPreview(database: Database, preview: Insertable<PreviewRow>): Promise<void> {
  await database.insertInto('previews').values(preview).execute();
}

/** A member's own preview. Undefined if it is another member's. */
export const previewOf = (
  database: Database,
  id: string,
  member: string,
): Promise<Selectable<PreviewRow> | undefined> =>
  database
    .selectFrom('previews')
    .selectAll()
    .where('id', '=', id)
    .where('member', '=', member)
    .executeTakeFirst();
