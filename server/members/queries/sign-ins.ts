import type { Insertable, Selectable } from 'kysely';
import type { Database, SignInRow } from '../../database/tables.ts';

export type SignIn = Selectable<SignInRow>;

/** The code hash of invitations, which have a link but no code. */
export const NO_CODE = '';

export async function insertSignIn(database: Database, row: Insertable<SignInRow>): Promise<void> {
  await database.insertInto('sign_ins').values(row).execute();
}

/** Expires all unused sign-in emails of an address. Invitations stay valid. */
export async function voidSignIns(database: Database, address: string, now: Date): Promise<void> {
  await database
    .updateTable('sign_ins')
    .set({ code_expires_at: now, link_expires_at: now })
    .where('canonical_email', '=', address)
    .where('used_at', 'is', null)
    .where('code_hash', '!=', NO_CODE)
    .execute();
}

/** Deletes the unused invitations of an address, before a new one is sent. */
export async function voidInvitations(database: Database, address: string): Promise<void> {
  await database
    .deleteFrom('sign_ins')
    .where('canonical_email', '=', address)
    .where('used_at', 'is', null)
    .where('code_hash', '=', NO_CODE)
    .execute();
}

/** Locks the row until the transaction ends, so that of two concurrent requests the second finds it used. */
export const lockSignIn = (database: Database, id: string): Promise<SignIn | undefined> =>
  database.selectFrom('sign_ins').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const lockSignInByLink = (database: Database, linkHash: string): Promise<SignIn | undefined> =>
  database
    .selectFrom('sign_ins')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .forUpdate()
    .executeTakeFirst();

export async function spend(database: Database, id: string, now: Date): Promise<void> {
  await database.updateTable('sign_ins').set({ used_at: now }).where('id', '=', id).execute();
}

export async function countAttempt(database: Database, { id, code_attempts }: SignIn): Promise<void> {
  await database
    .updateTable('sign_ins')
    .set({ code_attempts: code_attempts + 1 })
    .where('id', '=', id)
    .execute();
}

export async function deleteSignInsOf(database: Database, address: string): Promise<void> {
  await database.deleteFrom('sign_ins').where('canonical_email', '=', address).execute();
}

/** Days. Longer than any link or code is valid. */
const KEPT_DAYS = 30;

export async function deleteExpiredSignIns(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600 * 1000);
  await database.deleteFrom('sign_ins').where('created_at', '<', before).execute();
}
