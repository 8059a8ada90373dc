import type { Selectable } from 'kysely';
import type { ComplaintRow, ModerationRow } from '../../database/group-tables.ts';
import type { Database } from '../../database/tables.ts';

/** False if this member has already reported this entry. */
export async function insertReport(
  database: Database,
  complaint: Selectable<ComplaintRow>,
): Promise<boolean> {
  const inserted = await database
    .insertInto('complaints')
    .values(complaint)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export const reportsIn = (database: Database, event: string): Promise<Selectable<ComplaintRow>[]> =>
  database
    .selectFrom('complaints')
    .selectAll()
    .where('event', '=', event)
    .orderBy('made_at')
    .limit(500)
    .execute();

export async function deleteReports(database: Database, about: string): Promise<void> {
  await database.deleteFrom('complaints').where('about', '=', about).execute();
}

export async function insertModeration(
  database: Database,
  moderation: Selectable<ModerationRow>,
): Promise<void> {
  await database.insertInto('moderations').values(moderation).execute();
}

export const moderationsOf = (database: Database, event: string) =>
  database
    .selectFrom('moderations')
    .leftJoin('members', 'members.id', 'moderations.host')
    .selectAll('moderations')
    .select('members.name as host_name')
    .where('event', '=', event)
    .orderBy('made_at', 'desc')
    .limit(200)
    .execute();
