import type { Selectable } from 'kysely';
import type { TestEmailRow } from '../database/operation-tables.ts';
import type { Database } from '../database/tables.ts';

export const testEmailOf = (
  database: Database,
  member: string,
): Promise<Selectable<TestEmailRow> | undefined> =>
  database.selectFrom('test_emails').selectAll().where('member_id', '=', member).executeTakeFirst();

/** Replaces the last test email of a host. */
export async function insertTestEmail(database: Database, row: TestEmailRow): Promise<void> {
  const { member_id: _, ...rest } = row;
  await database
    .insertInto('test_emails')
    .values(row)
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(rest))
    .execute();
}

/** Records what the mail server has answered. Does nothing if the host has sent another one since. */
export async function changeTestEmail(
  database: Database,
  email: string,
  change: Pick<TestEmailRow, 'state' | 'answer'>,
): Promise<void> {
  await database.updateTable('test_emails').set(change).where('email_id', '=', email).execute();
}
