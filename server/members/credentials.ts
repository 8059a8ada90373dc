import { inTransaction } from '../database/transaction.ts';
import type { Member, PasswordRequest, SignedIn, SignInRequest } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRow } from '../database/tables.ts';
import { addressFrom } from '../email/address.ts';
import { consumeLimit, consumeLimits, refundLimits } from '../http/middleware/rate-limit.ts';
import { attempt, invalidField } from '../problem.ts';
import { publishChange } from '../realtime/publish.ts';
import type { SessionCaller } from '../http/route-context.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { checkPassword, hashPassword, setPassword } from './accounts.ts';
import { refuseIfFull } from './password-queue.ts';
import { requireGoodPassword } from './passwords.ts';
import { profileOf } from './profile.ts';
import { deleteOtherSessions } from './queries/sessions.ts';
import { beginSession, signedInByEmail } from './sessions.ts';
import { type Attempt, passwordLimits } from './sign-in-limits.ts';

/** What the server knows of the browser, besides the typed credentials. */
interface Visitor {
  client: string | undefined;
  thumbprint: string;
  device: string;
}

/** Begins a session if the password is right. A wrong password and an unknown address get the same error. */
export async function signInWithPassword(
  ctx: AppContext,
  { email, password }: SignInRequest,
  { client, thumbprint, device }: Visitor,
): Promise<SignedIn> {
  const address = addressFrom(email)?.canonical ?? email;
  const member = await verifyPassword(ctx, { address, password, client });
  return beginSession(ctx, { member, thumbprint, by: 'password', device, client });
}

interface PasswordAttempt extends Attempt {
  password: string;
  /** The id of the signed-in member, if there is one. */
  by?: string;
}

/**
 * One password attempt. Load and limits are checked before the slow comparison, so that a flood of guesses
 * costs almost nothing.
 */
async function verifyPassword(
  ctx: AppContext,
  { password, by, ...source }: PasswordAttempt,
): Promise<MemberRow> {
  refuseIfFull();
  const counted = await passwordLimits(ctx, source);
  await consumeLimits(ctx, counted);
  const { value, problem } = await attempt(() =>
    checkPassword(ctx, { address: source.address, password, by }),
  );
  if (problem?.code !== 'invalid-credentials') await refundLimits(ctx, counted);
  if (problem) throw problem;
  return value;
}

/**
 * Sets a new password and ends all other sessions. The current session keeps its token, which is useless
 * without its key.
 */
export async function choosePassword(
  ctx: AppContext,
  caller: SessionCaller,
  { password, current, client }: PasswordRequest & { client: string | undefined },
): Promise<Member> {
  const { member, session } = caller;
  const { title } = newsletterIn(await readSettings(ctx.db), [member.locale]);
  await requireGoodPassword(password, { address: member.canonical_email, name: member.name, title });
  await consumeLimit(ctx, 'passwordChanges', member.id);
  const { hasPassword } = await profileOf(ctx, member);
  if (hasPassword && !signedInByEmail(ctx, session)) {
    if (current === undefined) throw currentMissing();
    await verifyPassword(ctx, {
      address: member.canonical_email,
      password: current,
      client,
      by: member.id,
    });
  }
  const hash = await hashPassword(ctx, password, member.id);
  return inTransaction(ctx, async (ctx) => {
    await setPassword(ctx, member.id, hash);
    await deleteOtherSessions(ctx.db, session);
    // Closes the live streams of the other sessions immediately, not at their next liveness check.
    await publishChange(ctx, 'member', member.id);
    return profileOf(ctx, member);
  });
}

const currentMissing = () => invalidField('current', 'Type the password you have now.');
