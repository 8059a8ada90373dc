import type { Context } from 'hono';
import { type Endpoint, endpoints, type Role, roles } from '../../src/contract/index.ts';
import type { Database, SessionRow } from '../database/tables.ts';
import { consumeLimits } from '../http/middleware/rate-limit.ts';
import type { Caller, RouteContext, SessionCaller } from '../http/route-context.ts';
import { ProblemError } from '../problem.ts';
import { requireApiToken } from './api-tokens.ts';
import { spendProof, verifyProof } from './proof.ts';
import { memberWithId } from './queries/members.ts';
import { clearPreviousToken, sessionChangedFrom, sessionWith, touchSession } from './queries/sessions.ts';
import { tokenHash } from './sessions.ts';
import { writeLimits } from './write-limits.ts';

/**
 * `last_used_at` is shown to the member and drives idle expiry. Minute precision is enough, so most requests write
 * nothing.
 */
const TOUCH_AFTER_S = 60;

/**
 * Authenticates a request, by a session or by an API token: the role must be sufficient, and the member within the
 * limits of writes.
 */
export async function authenticate(ctx: RouteContext, c: Context, endpoint: Endpoint): Promise<Caller> {
  const [, scheme = '', token = ''] =
    /^(DPoP|Bearer) ([\x21-\x7e]+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
  if (!token) throw new ProblemError('unauthenticated');
  const isSession = scheme.toLowerCase() === 'dpop';
  const caller = await (isSession ? bySession(ctx, c, endpoint, token) : byApiToken(ctx, endpoint, token));
  if (!hasRole(caller.member.role, endpoint.role)) throw new ProblemError('forbidden');
  await consumeLimits(ctx, writeLimits(endpoint, caller.member.id));
  return caller;
}

async function byApiToken(ctx: RouteContext, endpoint: Endpoint, token: string): Promise<Caller> {
  const { member_id } = await requireApiToken(ctx, token, endpoint);
  const member = await memberWithId(ctx.db, member_id);
  if (!member) throw new ProblemError('unauthenticated');
  return { member, session: undefined };
}

/** The token's session must be live, and the proof signed with the session's key. */
async function bySession(
  ctx: RouteContext,
  c: Context,
  endpoint: Endpoint,
  token: string,
): Promise<SessionCaller> {
  const proof = await verifyProof(ctx, c, token);
  const now = ctx.clock.now();
  const hash = await tokenHash(ctx, token);
  const session = await sessionOf(ctx.db, hash, endpoint, now);
  const member = session && (await memberWithId(ctx.db, session.member_id));
  if (!member) throw new ProblemError('unauthenticated');
  if (session.key_thumbprint !== proof.thumbprint) throw new ProblemError('proof-invalid');
  await spendProof(ctx, proof);
  if (now.getTime() - session.last_used_at.getTime() > TOUCH_AFTER_S * 1000)
    await touchSession(ctx.db, session.id, now);
  return { member, session: session.token_hash === hash ? await arrived(ctx.db, session) : session };
}

/** The previous token may only call `rotateToken`, to retry a rotation until the new token has been used. */
async function sessionOf(
  database: Database,
  hash: string,
  endpoint: Endpoint,
  now: Date,
): Promise<SessionRow | undefined> {
  const session = await sessionWith(database, hash, now);
  if (session || endpoint !== endpoints.rotateToken) return session;
  return sessionChangedFrom(database, hash, now);
}

/** Using the new token proves that it arrived, so the previous one is revoked. */
async function arrived(database: Database, session: SessionRow): Promise<SessionRow> {
  if (session.previous_token_hash === null) return session;
  await clearPreviousToken(database, session.id);
  return { ...session, previous_token_hash: null };
}

/** Each role includes the permissions of the roles before it. */
export const hasRole = (role: Role, least: Endpoint['role']) =>
  least === 'anyone' || roles.indexOf(role) >= roles.indexOf(least);
