import type { Selectable } from 'kysely';
import type { EntryReportRow, ModerationLogRow } from '../../database/event-tables.ts';
import type { Database } from '../../database/tables.ts';

/** False if this member has already reported this entry. */
export async function insertReport(database: Database, report: Selectable<EntryReportRow>): Promise<boolean> {
  const inserted = await database
    .insertInto('entry_reports')
    .values(report)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export const reportsIn = (database: Database, event: string): Promise<Selectable<EntryReportRow>[]> =>
  database
    .selectFrom('entry_reports')
    .selectAll()
    .where('event_id', '=', event)
    .orderBy('reported_at')
    .limit(500)
    .execute();

export async function deleteReports(database: Database, about: string): Promise<void> {
  await database.deleteFrom('entry_reports').where('entry_id', '=', about).execute();
}

export async function insertModeration(
  database: Database,
  moderation: Selectable<ModerationLogRow>,
): Promise<void> {
  await database.insertInto('moderation_log').values(moderation).execute();
}

export const moderationsOf = (database: Database, event: string) =>
  database
    .selectFrom('moderation_log')
    .leftJoin('members', 'members.id', 'moderation_log.host_id')
    .selectAll('moderation_log')
    .select('members.name as host_name')
    .where('event_id', '=', event)
    .orderBy('moderation_log.created_at', 'desc')
    .limit(200)
    .execute();
