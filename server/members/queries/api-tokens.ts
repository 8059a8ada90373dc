import type { ApiTokenRow, Database } from '../../database/tables.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Days for which a host still sees that a token has expired. */
const SHOWN_EXPIRED_DAYS = 30;

export async function insertApiToken(database: Database, token: ApiTokenRow): Promise<void> {
  await database.insertInto('api_tokens').values(token).execute();
}

/** The token with this hash, unless it has expired. */
export function apiTokenWith(database: Database, hash: string, now: Date): Promise<ApiTokenRow | undefined> {
  return database
    .selectFrom('api_tokens')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

export type NamedApiToken = Omit<ApiTokenRow, 'token_hash' | 'member_id'> & { created_by: string };

/** The newest first, with the names of the hosts who created them. */
export function listApiTokens(database: Database): Promise<NamedApiToken[]> {
  return database
    .selectFrom('api_tokens')
    .innerJoin('members', 'members.id', 'api_tokens.member_id')
    .select(['api_tokens.id', 'api_tokens.name', 'scopes', 'members.name as created_by'])
    .select(['api_tokens.created_at', 'expires_at', 'api_tokens.last_used_at'])
    .orderBy('api_tokens.created_at', 'desc')
    .orderBy('api_tokens.id')
    .execute();
}

/** False if there is none. */
export async function deleteApiToken(database: Database, id: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('api_tokens')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function touchApiToken(database: Database, id: string, now: Date): Promise<void> {
  await database.updateTable('api_tokens').set({ last_used_at: now }).where('id', '=', id).execute();
}

export async function deleteExpiredApiTokens(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - SHOWN_EXPIRED_DAYS * DAY_MS);
  await database.deleteFrom('api_tokens').where('expires_at', '<', before).execute();
}
