import type { Selectable, Updateable } from 'kysely';
import type { Database, MemberRow } from '../../database/tables.ts';

export type MemberRecord = Selectable<MemberRow>;

export const memberByEmail = (database: Database, address: string): Promise<MemberRecord | undefined> =>
  database.selectFrom('members').selectAll().where('canonical_email', '=', address).executeTakeFirst();

export const memberWithId = (database: Database, id: string): Promise<MemberRecord | undefined> =>
  database.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst();

export async function changeMember(
  database: Database,
  id: string,
  change: Updateable<MemberRow>,
): Promise<void> {
  await database.updateTable('members').set(change).where('id', '=', id).execute();
}

/** Hosts who have signed in at least once. */
export const joinedHosts = (
  database: Database,
): Promise<Pick<MemberRecord, 'id' | 'email' | 'name' | 'locale'>[]> =>
  database
    .selectFrom('members')
    .select(['id', 'email', 'name', 'locale'])
    .where('role', '=', 'host')
    .where('joined_at', 'is not', null)
    .execute();

export async function hasHost(database: Database): Promise<boolean> {
  const host = await database
    .selectFrom('members')
    .select('id')
    .where('role', '=', 'host')
    .where('joined_at', 'is not', null)
    .executeTakeFirst();
  return host !== undefined;
}
