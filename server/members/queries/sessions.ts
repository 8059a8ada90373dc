import type { Updateable } from 'kysely';
import type { Database, SessionRow } from '../../database/tables.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Days after which an unused session expires. */
const IDLE_DAYS = 30;

const oldestUse = (now: Date) => new Date(now.getTime() - IDLE_DAYS * DAY_MS);

export async function insertSession(database: Database, session: SessionRow): Promise<void> {
  await database.insertInto('sessions').values(session).execute();
}

/** The live session with this token. */
export function sessionWith(
  database: Database,
  tokenHash: string,
  now: Date,
): Promise<SessionRow | undefined> {
  return living(database, now).where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** The session whose previous token this is, while the new one has not been used. */
export function sessionChangedFrom(
  database: Database,
  tokenHash: string,
  now: Date,
): Promise<SessionRow | undefined> {
  return living(database, now).where('previous_token_hash', '=', tokenHash).executeTakeFirst();
}

/** Revokes the previous token, once the new one has been used. */
export async function clearPreviousToken(database: Database, id: string): Promise<void> {
  await database.updateTable('sessions').set({ previous_token_hash: null }).where('id', '=', id).execute();
}

/** A member's live sessions, the most recently used first. */
export function sessionsOf(database: Database, member: string, now: Date): Promise<SessionRow[]> {
  return living(database, now)
    .where('member_id', '=', member)
    .orderBy('last_used_at', 'desc')
    .orderBy('id')
    .execute();
}

const living = (database: Database, now: Date) => livingSessions(database, now).selectAll();

export const livingSessions = (database: Database, now: Date) =>
  database.selectFrom('sessions').where('expires_at', '>', now).where('last_used_at', '>', oldestUse(now));

export async function touchSession(database: Database, id: string, now: Date): Promise<void> {
  await database.updateTable('sessions').set({ last_used_at: now }).where('id', '=', id).execute();
}

/** Changes the session if it still has this token. False if another request has changed it or it has ended. */
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
  await database.deleteFrom('sessions').where('member_id', '=', member).where('id', '=', id).execute();
}

export async function deleteSessionsOf(database: Database, member: string): Promise<void> {
  await database.deleteFrom('sessions').where('member_id', '=', member).execute();
}

export async function deleteOtherSessions(
  database: Database,
  { member_id: member, id }: SessionRow,
): Promise<void> {
  await database.deleteFrom('sessions').where('member_id', '=', member).where('id', '!=', id).execute();
}

export async function deleteExpiredSessions(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('sessions')
    .where((where) => where.or([where('expires_at', '<=', now), where('last_used_at', '<=', oldestUse(now))]))
    .execute();
}

/** Which of these sessions exist and have not passed their maximum lifetime. */
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
