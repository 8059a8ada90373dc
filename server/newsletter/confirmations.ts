import type { AppContext } from '../app-context.ts';
import { clientNetwork } from '../http/client-network.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { ProblemError } from '../problem.ts';
import { sameText } from '../secret.ts';
import { recordConfirmation } from './queries/consents.ts';
import {
  changeSignup,
  findSignupByLink,
  lockSignup,
  lockSignupByLink,
  type Signup,
} from './queries/signups.ts';
import { subscribe } from './queries/subscribers.ts';
import { codeHash, ipTagOf, linkHash } from './signups.ts';

const MAX_ATTEMPTS = 5;

export interface CodeTyped {
  subscription: string;
  code: string;
  client: string | undefined;
}

/**
 * Counts one attempt at a code, for a signup or a sign-in. Call it before the transaction, so that people
 * behind the same router do not block each other.
 */
export const limitCodeAttempts = async (ctx: AppContext, client: string | undefined): Promise<void> =>
  client === undefined ? undefined : consumeLimit(ctx, 'codes', clientNetwork(client));

export async function confirmByCode(
  ctx: AppContext,
  { subscription, code, client }: CodeTyped,
): Promise<Signup> {
  const now = ctx.clock.now();
  const signup = await lockSignup(ctx.db, subscription, now);
  if (!signup || signup.code_expires_at <= now || signup.code_attempts >= MAX_ATTEMPTS)
    throw new ProblemError('code-expired');
  if (!sameText(await codeHash(ctx, signup.id, code), signup.code_hash)) {
    await changeSignup(ctx.db, signup.id, { code_attempts: signup.code_attempts + 1 });
    throw new ProblemError('invalid-code');
  }
  return confirm(ctx, signup, client);
}

export async function confirmByLink(
  ctx: AppContext,
  token: string,
  client: string | undefined,
): Promise<Signup> {
  const signup = await lockSignupByLink(ctx.db, await linkHash(ctx, token));
  if (!signup || signup.link_expires_at <= ctx.clock.now()) throw new ProblemError('link-expired');
  return confirm(ctx, signup, client);
}

/** Finds the signup of a link, and changes nothing, however often email scanners open the link. */
export async function signupByLink(ctx: AppContext, token: string): Promise<Signup | undefined> {
  const signup = await findSignupByLink(ctx.db, await linkHash(ctx, token));
  return signup && signup.link_expires_at > ctx.clock.now() ? signup : undefined;
}

/** Confirms a signup. Using a link or code again changes nothing and succeeds, because the person is subscribed. */
async function confirm(ctx: AppContext, signup: Signup, client: string | undefined): Promise<Signup> {
  if (signup.state === 'confirmed') return signup;
  const now = ctx.clock.now();
  await changeSignup(ctx.db, signup.id, { state: 'confirmed' });
  await subscribe(ctx.db, signup, now);
  await recordConfirmation(ctx.db, signup.id, await ipTagOf(ctx, client), now);
  return signup;
}
