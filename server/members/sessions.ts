import type { OwnSession, SignedIn } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Caller, SessionCaller } from '../http/route-context.ts';
import type { MemberRow, SessionRow } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { rememberNetwork } from './known-networks.ts';
import { profileOf } from './profile.ts';
import { changeSession, insertSession } from './queries/sessions.ts';

const DAY_S = 24 * 3600;
/** Maximum lifetime of a session, however much it is used. */
const LIFETIME_S = 180 * DAY_S;
const ROTATE_AFTER_S = DAY_S;
/** How long signing in by email counts as proof of ownership in place of the current password. */
const EMAIL_PROOF_S = 600;

interface Entry {
  member: MemberRow;
  /** Thumbprint of the key that signed the sign-in request. Every later request must be signed with it. */
  thumbprint: string;
  by: SessionRow['sign_in_method'];
  device: string;
  client?: string | undefined;
}

export async function beginSession(
  ctx: AppContext,
  { member, thumbprint, by, device, client }: Entry,
): Promise<SignedIn> {
  const now = ctx.clock.now();
  const token = randomName();
  const session: SessionRow = {
    id: randomName(),
    member_id: member.id,
    token_hash: await tokenHash(ctx, token),
    previous_token_hash: null,
    key_thumbprint: thumbprint,
    sign_in_method: by,
    device,
    started_at: now,
    last_used_at: now,
    rotated_at: now,
    expires_at: new Date(now.getTime() + LIFETIME_S * 1000),
  };
  await insertSession(ctx.db, session);
  await rememberNetwork(ctx, member.canonical_email, client);
  return signedInAnswer(ctx, { member, session }, token);
}

export async function signedInAnswer(
  ctx: AppContext,
  { member, session }: SessionCaller,
  token: string,
): Promise<SignedIn> {
  const profile = await profileOf(ctx, member);
  const mayChoosePassword = !profile.hasPassword || signedInByEmail(ctx, session);
  return { token, rotateAfter: ROTATE_AFTER_S, member: profile, mayChoosePassword };
}

/** Gives the session a new token. The old one is only accepted for another `rotate`, in case the response is lost. */
export async function rotate(ctx: AppContext, caller: SessionCaller): Promise<SignedIn> {
  const { token_hash: current, previous_token_hash: asked } = caller.session;
  const now = ctx.clock.now();
  const token = randomName();
  const fresh = {
    token_hash: await tokenHash(ctx, token),
    previous_token_hash: asked ?? current,
    rotated_at: now,
    last_used_at: now,
  };
  const changed = await changeSession(ctx.db, caller.session, fresh);
  if (!changed) throw new ProblemError('unauthenticated');
  return signedInAnswer(ctx, caller, token);
}

/** Whether the session began by email within the last 10 minutes, which proves ownership of the account. */
export const signedInByEmail = ({ clock }: AppContext, { sign_in_method, started_at }: SessionRow) =>
  sign_in_method === 'email' && clock.now().getTime() - started_at.getTime() <= EMAIL_PROOF_S * 1000;

/** For routes that have no scope, so no API token gets here. */
export function requireSession({ member, session }: Caller): SessionCaller {
  if (!session) throw new ProblemError('forbidden');
  return { member, session };
}

/** Tokens are stored as keyed hashes, so that the table holds no usable token. */
export const tokenHash = (ctx: AppContext, token: string) => ctx.secret.tag('session', token);

export const ownSession = (session: SessionRow, current: SessionRow): OwnSession => ({
  id: session.id,
  current: session.id === current.id,
  device: session.device,
  startedAt: session.started_at.toISOString(),
  usedAt: session.last_used_at.toISOString(),
});
