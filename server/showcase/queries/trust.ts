import type { Database } from '../../database/tables.ts';

export async function isTrusted(database: Database, member: string): Promise<boolean> {
  const row = await database
    .selectFrom('trusted_members')
    .select('member_id')
    .where('member_id', '=', member)
    .executeTakeFirst();
  return row !== undefined;
}

export async function trust(database: Database, members: string[]): Promise<void> {
  if (members.length === 0) return;
  await database
    .insertInto('trusted_members')
    .values(members.map((member) => ({ member_id: member })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
