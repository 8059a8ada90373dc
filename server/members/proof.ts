import type { Context } from 'hono';
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose';
import type { AppContext } from '../app-context.ts';
import type { RouteContext } from '../http/route-context.ts';
import { ProblemError } from '../problem.ts';
import { base64url, sameText, sha256 } from '../secret.ts';
import { insertProof } from './queries/proofs.ts';

/** How far the clocks may differ before a nonce of ours must stand in for the browser's. */
const MAX_CLOCK_SKEW_S = 60;
/** A nonce is good for one to two of these. */
const NONCE_S = 300;

const invalid = new ProblemError('proof-invalid');

/** The key that a request was signed with, and that was never seen before. */
export async function readProof(
  ctx: RouteContext,
  c: Context,
): Promise<{ thumbprint: string } | ProblemError> {
  const proof = await verifyProof(ctx, c);
  return proof instanceof ProblemError ? proof : ((await spendProof(ctx, proof)) ?? proof);
}

export interface Proof {
  thumbprint: string;
  /** Names this proof and no other. */
  id: string;
}

/** Notes a proof; a problem where it was seen before, by whatever process. */
export async function spendProof(ctx: RouteContext, { id }: Proof): Promise<ProblemError | undefined> {
  return (await insertProof(ctx.db, id, ctx.clock.now())) ? undefined : invalid;
}

/**
 * The key that a request was signed with, as RFC 9449 has it; with a token, for this token and no other. Writes nothing: anybody can
 * make keys, and sign with them.
 */
export async function verifyProof(
  ctx: RouteContext,
  c: Context,
  token?: string,
): Promise<Proof | ProblemError> {
  const now = ctx.clock.now();
  const proof = await verified(c.req.header('DPoP'), now);
  if (!proof) return invalid;
  const { claims, thumbprint } = proof;
  const here = new URL(`${ctx.url}${new URL(c.req.url).pathname}`);
  if (claims['htm'] !== c.req.method || !isFor(claims['htu'], here)) return elsewhere(c.req.method, here);
  if (token !== undefined && claims['ath'] !== (await digestOf(token))) return invalid;
  if (typeof claims.jti !== 'string' || !/^.{1,100}$/su.test(claims.jti)) return invalid;
  if (!isFresh(claims, now) && !(await isOurNonce(ctx, claims['nonce'], now)))
    return new ProblemError('nonce-required', { nonce: await nonceAt(ctx, bucketOf(now)) });
  return { thumbprint, id: await sha256(`${thumbprint} ${claims.jti}`) };
}

async function verified(proof: string | undefined, now: Date) {
  if (proof === undefined) return undefined;
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      currentDate: now,
    });
    const { jwk } = protectedHeader;
    if (!jwk || 'd' in jwk) return undefined; // a key whose private half went over the wire proves nothing
    return { claims: payload, thumbprint: await calculateJwkThumbprint(jwk) };
  } catch {
    // Nothing but the proof can be the reason: no file, database or network has a part in it.
    return undefined;
  }
}

/** The Host header is anybody's claim, so the address is that of the API; query and fragment do not count (RFC 9449, 4.3). */
function isFor(htu: unknown, here: URL): boolean {
  if (typeof htu !== 'string' || !URL.canParse(htu)) return false;
  const claimed = new URL(htu);
  return (
    claimed.protocol === here.protocol &&
    hostOf(claimed) === hostOf(here) &&
    claimed.port === here.port &&
    claimed.pathname === here.pathname
  );
}

/** Says what the API takes for its own address: an owner who has set another one sees it here first. */
const elsewhere = (method: string, { href }: URL) =>
  new ProblemError('proof-invalid', {
    detail: `The proof must be for ${method} ${href}. If the API has another address, set PUBLIC_URL to it.`,
  });

const hostOf = ({ hostname }: URL) =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) ? 'localhost' : hostname;

const isFresh = ({ iat }: JWTPayload, now: Date) =>
  typeof iat === 'number' && Math.abs(now.getTime() / 1000 - iat) <= MAX_CLOCK_SKEW_S;

const bucketOf = (now: Date) => Math.floor(now.getTime() / 1000 / NONCE_S);

/** Nothing is kept of a nonce: it is the time, signed. */
const nonceAt = (ctx: AppContext, bucket: number) => ctx.secret.tag('proof nonce', String(bucket));

async function isOurNonce(ctx: AppContext, nonce: unknown, now: Date): Promise<boolean> {
  if (typeof nonce !== 'string') return false;
  const bucket = bucketOf(now);
  const good = await Promise.all([nonceAt(ctx, bucket), nonceAt(ctx, bucket - 1)]);
  return good.some((one) => sameText(one, nonce));
}

async function digestOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return base64url(new Uint8Array(digest));
}
