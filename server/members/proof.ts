import type { Context } from 'hono';
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose';
import type { AppContext } from '../app-context.ts';
import type { RouteContext } from '../http/route-context.ts';
import { ProblemError } from '../problem.ts';
import { base64url, sameText, sha256 } from '../secret.ts';
import { insertProof } from './queries/proofs.ts';

/** How far the browser's clock may differ, in seconds, before the proof needs a nonce from the server. */
const MAX_CLOCK_SKEW_S = 60;
/** Length of a nonce period, in seconds. A nonce is valid for its own period and the next: 5 to 10 minutes. */
const NONCE_S = 300;

const invalid = () => new ProblemError('proof-invalid');

/** Verifies the request's proof and records it as used. Returns the thumbprint of the key that signed it. */
export async function readProof(ctx: RouteContext, c: Context): Promise<{ thumbprint: string }> {
  const proof = await verifyProof(ctx, c);
  await spendProof(ctx, proof);
  return proof;
}

export interface Proof {
  thumbprint: string;
  /** Unique to this proof. */
  id: string;
}

/** Records a proof as used. Throws a problem if any process has seen it before. */
export async function spendProof(ctx: RouteContext, { id }: Proof): Promise<void> {
  if (!(await insertProof(ctx.db, id, ctx.clock.now()))) throw invalid();
}

/**
 * Verifies the request's DPoP proof (RFC 9449); with a token, also that the proof is bound to it. Writes
 * nothing: anyone can create keys and sign with them, and must not be able to fill a table.
 */
export async function verifyProof(ctx: RouteContext, c: Context, token?: string): Promise<Proof> {
  const now = ctx.clock.now();
  const proof = await verified(c.req.header('DPoP'), now);
  if (!proof) throw invalid();
  const { claims, thumbprint } = proof;
  const here = new URL(`${ctx.url}${new URL(c.req.url).pathname}`);
  if (claims['htm'] !== c.req.method || !isFor(claims['htu'], here)) throw elsewhere(c.req.method, here);
  if (token !== undefined && claims['ath'] !== (await digestOf(token))) throw invalid();
  if (typeof claims.jti !== 'string' || !/^.{1,100}$/su.test(claims.jti)) throw invalid();
  if (!isFresh(claims, now) && !(await isOurNonce(ctx, claims['nonce'], now)))
    throw new ProblemError('nonce-required', { nonce: await nonceAt(ctx, bucketOf(now)) });
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
    if (!jwk || 'd' in jwk) return undefined; // a proof whose key includes the private half proves nothing
    return { claims: payload, thumbprint: await calculateJwkThumbprint(jwk) };
  } catch {
    // Only an invalid proof can throw here: no file, database or network is involved.
    return undefined;
  }
}

/**
 * Compares with the API's configured URL, because the Host header can be forged. Query and fragment are
 * ignored (RFC 9449, 4.3).
 */
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

/** Names the URL that the API expects: a wrong PUBLIC_URL shows up here first. */
const elsewhere = (method: string, { href }: URL) =>
  new ProblemError('proof-invalid', {
    detail: `The proof must be for ${method} ${href}. If the API has another address, set PUBLIC_URL to it.`,
  });

const hostOf = ({ hostname }: URL) =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) ? 'localhost' : hostname;

const isFresh = ({ iat }: JWTPayload, now: Date) =>
  typeof iat === 'number' && Math.abs(now.getTime() / 1000 - iat) <= MAX_CLOCK_SKEW_S;

const bucketOf = (now: Date) => Math.floor(now.getTime() / 1000 / NONCE_S);

/** Nonces are not stored: a nonce is the keyed hash of its period. */
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
