import type { Context } from 'hono';
import { type Role, roles, type Route, routes } from '../../src/contract/index.ts';
import type { Database, SessionRow } from '../database/tables.ts';
import { consumeLimits } from '../http/middleware/rate-limit.ts';
import { respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { ProblemError } from '../problem.ts';
import { spendProof, verifyProof } from './proof.ts';
import { memberWithId } from './queries/members.ts';
import { clearPreviousToken, sessionChangedFrom, sessionWith, touchSession } from './queries/sessions.ts';
import { type Caller, tokenHash } from './sessions.ts';
import { writeLimits } from './write-limits.ts';

export type { Caller };

/**
 * `last_used_at` is shown to the member and drives idle expiry. Minute precision is enough, so most requests write
 * nothing.
 */
const TOUCH_AFTER_S = 60;

/**
 * Authenticates a request: the token's session must be live, the proof signed with the session's key, and the
 * role sufficient.
 */
export async function signedIn(ctx: RouteContext, c: Context, route: Route): Promise<Caller | ProblemError> {
  const [, token] = /^DPoP ([\x21-\x7e]+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
  if (token === undefined) return new ProblemError('unauthenticated');
  const proof = await verifyProof(ctx, c, token);
  if (proof instanceof ProblemError) return proof;
  const now = ctx.clock.now();
  const hash = await tokenHash(ctx, token);
  const session = await sessionOf(ctx.db, hash, route, now);
  const member = session && (await memberWithId(ctx.db, session.member_id));
  if (!member) return new ProblemError('unauthenticated');
  if (session.key_thumbprint !== proof.thumbprint) return new ProblemError('proof-invalid');
  const replayed = await spendProof(ctx, proof);
  if (replayed) return replayed;
  if (now.getTime() - session.last_used_at.getTime() > TOUCH_AFTER_S * 1000)
    await touchSession(ctx.db, session.id, now);
  if (!hasRole(member.role, route.may)) return new ProblemError('forbidden');
  return { member, session: session.token_hash === hash ? await arrived(ctx.db, session) : session };
}

/** The previous token may only call `rotate`, to retry a rotation until the new token has been used. */
async function sessionOf(
  database: Database,
  hash: string,
  route: Route,
  now: Date,
): Promise<SessionRow | undefined> {
  const session = await sessionWith(database, hash, now);
  if (session || route.path !== routes.rotate.path) return session;
  return sessionChangedFrom(database, hash, now);
}

/** Using the new token proves that it arrived, so the previous one is revoked. */
async function arrived(database: Database, session: SessionRow): Promise<SessionRow> {
  if (session.previous_token_hash === null) return session;
  await clearPreviousToken(database, session.id);
  return { ...session, previous_token_hash: null };
}

/** Each role includes the permissions of the roles before it. */
export const hasRole = (role: Role, may: Route['may']) =>
  may === 'anyone' || roles.indexOf(role) >= roles.indexOf(may);

/** Wraps a route's handler: authenticates the caller, checks their role and applies the write limits. */
export const requireRole =
  (ctx: RouteContext, route: Route, work: (c: Context, caller: Caller) => Promise<Response>) =>
  async (c: Context): Promise<Response> => {
    const caller = await signedIn(ctx, c, route);
    if (caller instanceof ProblemError) return respondWithProblem(ctx, caller);
    const limited = await consumeLimits(ctx, writeLimits(route, caller.member.id));
    return limited ? respondWithProblem(ctx, limited) : work(c, caller);
  };
