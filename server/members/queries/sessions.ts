import type { Updateable } from 'kysely';
import type { Database, SessionRow } from '../../database/tables.ts';

const DAY_MS = 24 * 3600 * 1000;
/** How long a session lives that nobody uses. */
const IDLE_DAYS = 30;

const oldestUse = (now: Date) => new Date(now.getTime() - IDLE_DAYS * DAY_MS);

export async function insertSession(database: Database, session: SessionRow): Promise<void> {
  await database.insertInto('sessions').values(session).execute();
}

/** The session of a token, while it lives. */
export function sessionWith(
  database: Database,
  tokenHash: string,
  now: Date,
): Promise<SessionRow | undefined> {
  return living(database, now).where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** The session whose token was changed, where nobody has used the new one yet. */
export function sessionChangedFrom(
  database: Database,
  tokenHash: string,
  now: Date,
): Promise<SessionRow | undefined> {
  return living(database, now).where('previous_hash', '=', tokenHash).executeTakeFirst();
}

/** The new token has arrived: the one before is good for nothing any more. */
export async function clearPreviousToken(database: Database, id: string): Promise<void> {
  await database.updateTable('sessions').set({ previous_hash: null }).where('id', '=', id).execute();
}

/** A member's sessions, the one used last first. */
export function sessionsOf(database: Database, member: string, now: Date): Promise<SessionRow[]> {
  return living(database, now)
    .where('member', '=', member)
    .orderBy('used_at', 'desc')
    .orderBy('id')
    .execute();
}

const living = (database: Database, now: Date) =>
  database
    .selectFrom('sessions')
    .selectAll()
    .where('expires_at', '>', now)
    .where('used_at', '>', oldestUse(now));

export async function touchSession(database: Database, id: string, now: Date): Promise<void> {
  await database.updateTable('sessions').set({ used_at: now }).where('id', '=', id).execute();
}

/** Changes the session while it still has this token; false where another request has changed it first, or it has ended. */
export async function changeSession(
  database: Database,
  { id, token_hash }: SessionRow,
  change: Updateable<SessionRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('sessions')
    .set(change)
    .where('id', '=', id)
    .where('token_hash', '=', token_hash)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteSession(database: Database, member: string, id: string): Promise<void> {
  await database.deleteFrom('sessions').where('member', '=', member).where('id', '=', id).execute();
}

export async function deleteSessionsOf(database: Database, member: string): Promise<void> {
  await database.deleteFrom('sessions').where('member', '=', member).execute();
}

export async function deleteOtherSessions(database: Database, { member, id }: SessionRow): Promise<void> {
  await database.deleteFrom('sessions').where('member', '=', member).where('id', '!=', id).execute();
}

export async function deleteExpiredSessions(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('sessions')
    .where((where) => where.or([where('expires_at', '<=', now), where('used_at', '<=', oldestUse(now))]))
    .execute();
}

/** Which of these sessions have not ended. */
export async function liveSessions(database: Database, ids: string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await database
    .selectFrom('sessions')
    .select('id')
    .where('id', 'in', ids)
    .where('expires_at', '>', now)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
