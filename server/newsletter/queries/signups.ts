import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, SignupRow } from '../../database/tables.ts';

export type Signup = Selectable<SignupRow>;

/** A row without the columns by which a signup is confirmed: what remains says something of the person. */
export function withoutConfirmation<Row extends Partial<Omit<Signup, 'state'>>>(row: Row) {
  const {
    code_hash: _code,
    link_hash: _link,
    code_expires_at: _codeExpiry,
    link_expires_at: _linkExpiry,
    code_attempts: _attempts,
    emails_sent: _sent,
    emailed_at: _emailed,
    ...rest
  } = row;
  return rest;
}

const DAY_MS = 24 * 3600 * 1000;
/** Days that an unconfirmed address may be kept. */
const KEPT_DAYS = 7;

const oldest = (now: Date) => new Date(now.getTime() - KEPT_DAYS * DAY_MS);

export async function insertSignup(database: Database, signup: Insertable<SignupRow>): Promise<void> {
  await database.insertInto('signups').values(signup).execute();
}

export function findSignup(database: Database, id: string, now: Date): Promise<Signup | undefined> {
  return database
    .selectFrom('signups')
    .selectAll()
    .where('id', '=', id)
    .where('created_at', '>', oldest(now))
    .executeTakeFirst();
}

/** Locks the row until the transaction ends, so that attempts are counted one after the other. */
export function lockSignup(database: Database, id: string, now: Date): Promise<Signup | undefined> {
  return database
    .selectFrom('signups')
    .selectAll()
    .where('id', '=', id)
    .where('created_at', '>', oldest(now))
    .forUpdate()
    .executeTakeFirst();
}

export function lockSignupByLink(database: Database, linkHash: string): Promise<Signup | undefined> {
  return database
    .selectFrom('signups')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .forUpdate()
    .executeTakeFirst();
}

export function findSignupByLink(database: Database, linkHash: string): Promise<Signup | undefined> {
  return database.selectFrom('signups').selectAll().where('link_hash', '=', linkHash).executeTakeFirst();
}

export async function changeSignup(
  database: Database,
  id: string,
  change: Updateable<SignupRow>,
): Promise<void> {
  await database.updateTable('signups').set(change).where('id', '=', id).execute();
}

export async function deletePendingSignup(database: Database, id: string): Promise<void> {
  await database.deleteFrom('signups').where('id', '=', id).where('state', '=', 'pending').execute();
}

export async function deleteSignupsOf(database: Database, subject: string): Promise<void> {
  await database.deleteFrom('signups').where('subject', '=', subject).execute();
}

/** Deletes all signups of an address. Returns how their authors wrote it. */
export async function deleteSignupsTo(database: Database, address: string): Promise<string[]> {
  const deleted = await database
    .deleteFrom('signups')
    .where('canonical_email', '=', address)
    .returning('email')
    .execute();
  return deleted.map(({ email }) => email);
}

export function pendingSignupsOf(database: Database, subject: string): Promise<Signup[]> {
  return database
    .selectFrom('signups')
    .selectAll()
    .where('subject', '=', subject)
    .where('state', '=', 'pending')
    .orderBy('created_at')
    .execute();
}

/** The newest pending signup of each address that has no subscriber. */
export const pendingPeople = (database: Database) =>
  database
    .selectFrom('signups')
    .where('state', '=', 'pending')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('subscribers')
            .select('subscribers.id')
            .whereRef('subscribers.canonical_email', '=', 'signups.canonical_email'),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('signups as newer')
            .select('newer.id')
            .whereRef('newer.canonical_email', '=', 'signups.canonical_email')
            .where((newer) =>
              newer.or([
                newer('newer.created_at', '>', newer.ref('signups.created_at')),
                newer.and([
                  newer('newer.created_at', '=', newer.ref('signups.created_at')),
                  newer('newer.id', '>', newer.ref('signups.id')),
                ]),
              ]),
            ),
        ),
      ),
    );

/** The next pending people after an id, in order of id, for reading them in batches. */
export function pendingSignupsAfter(database: Database, id: string, most: number): Promise<Signup[]> {
  return pendingPeople(database).selectAll().where('id', '>', id).orderBy('id').limit(most).execute();
}

export async function deleteOldSignups(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('signups').where('created_at', '<=', oldest(now)).execute();
}
