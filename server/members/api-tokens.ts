import type {
  ApiToken,
  ApiTokenList,
  ApiTokenRequest,
  Endpoint,
  NewApiToken,
} from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { ApiTokenRow, MemberRow } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import * as rows from './queries/api-tokens.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Minute precision of `last_used_at`, so most requests write nothing. */
const TOUCH_AFTER_MS = 60_000;
/** Lets scanners of public code recognize a token that was published by mistake. */
const PREFIX = 'community_';

export async function listApiTokens(ctx: AppContext): Promise<ApiTokenList> {
  return { tokens: (await rows.listApiTokens(ctx.db)).map(present) };
}

export async function createApiToken(
  ctx: AppContext,
  member: Pick<MemberRow, 'id' | 'name'>,
  { name, scopes, days }: ApiTokenRequest,
): Promise<NewApiToken> {
  const token = PREFIX + randomName();
  const now = ctx.clock.now();
  const row: ApiTokenRow = {
    id: randomName(),
    member_id: member.id,
    name,
    token_hash: await hashOf(ctx, token),
    scopes: [...new Set(scopes)],
    created_at: now,
    expires_at: new Date(now.getTime() + days * DAY_MS),
    last_used_at: null,
  };
  await rows.insertApiToken(ctx.db, row);
  return { ...present({ ...row, created_by: member.name }), token };
}

export async function deleteApiToken(ctx: AppContext, id: string): Promise<void> {
  if (!(await rows.deleteApiToken(ctx.db, id))) throw new ProblemError('not-found');
}

/**
 * The token of a request, if it may call the endpoint.
 * @throws ProblemError `unauthenticated` if there is no such token or it has expired, `forbidden` without the scope.
 */
export async function requireApiToken(
  ctx: AppContext,
  token: string,
  { scope }: Endpoint,
): Promise<ApiTokenRow> {
  const now = ctx.clock.now();
  const row = await rows.apiTokenWith(ctx.db, await hashOf(ctx, token), now);
  if (!row) throw new ProblemError('unauthenticated');
  if (!scope)
    throw new ProblemError('forbidden', { detail: 'API tokens cannot do this. Sign in as a host.' });
  if (!row.scopes.includes(scope)) {
    const detail = `This API token lacks the scope ${scope}. Create a token that has it.`;
    throw new ProblemError('forbidden', { detail });
  }
  const unrecorded = now.getTime() - (row.last_used_at?.getTime() ?? 0);
  if (unrecorded > TOUCH_AFTER_MS) await rows.touchApiToken(ctx.db, row.id, now);
  return row;
}

/** Stored as keyed hashes, so that the table holds no usable token. */
const hashOf = (ctx: AppContext, token: string) => ctx.secret.tag('api token', token);

const present = (row: rows.NamedApiToken): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
});
