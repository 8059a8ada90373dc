import type { Member, PasswordRequest, SignedIn, SignInRequest } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRow } from '../database/tables.ts';
import { addressFrom } from '../email/address.ts';
import { consumeLimit, consumeLimits, refundLimits } from '../http/middleware/rate-limit.ts';
import { ProblemError } from '../problem.ts';
import { publishChange } from '../realtime/publish.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { checkPassword, hashPassword, setPassword } from './accounts.ts';
import { overloaded } from './password-queue.ts';
import { passwordProblem } from './passwords.ts';
import { profileOf } from './profile.ts';
import { deleteOtherSessions } from './queries/sessions.ts';
import { beginSession, type Caller, signedInByEmail } from './sessions.ts';
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
): Promise<SignedIn | ProblemError> {
  const address = addressFrom(email)?.canonical ?? email;
  const member = await tried(ctx, { address, password, client });
  if (member instanceof ProblemError) return member;
  return beginSession(ctx, { member, thumbprint, by: 'password', device, client });
}

interface Try extends Attempt {
  password: string;
  /** The id of the signed-in member, if there is one. */
  by?: string;
}

/**
 * One password attempt. Load and limits are checked before the slow comparison, so that a flood of guesses
 * costs almost nothing.
 */
async function tried(ctx: AppContext, { password, by, ...attempt }: Try): Promise<MemberRow | ProblemError> {
  const away = overloaded();
  if (away) return away;
  const counted = await passwordLimits(ctx, attempt);
  const limited = await consumeLimits(ctx, counted);
  if (limited) return limited;
  const member = await checkPassword(ctx, { address: attempt.address, password, by });
  const wrong = member instanceof ProblemError && member.code === 'invalid-credentials';
  if (!wrong) await refundLimits(ctx, counted);
  return member;
}

/**
 * Sets a new password and ends all other sessions. The current session keeps its token, which is useless
 * without its key.
 */
export async function choosePassword(
  ctx: AppContext,
  caller: Caller,
  { password, current, client }: PasswordRequest & { client: string | undefined },
): Promise<Member | ProblemError> {
  const { member, session } = caller;
  const { title } = newsletterIn(await readSettings(ctx.db), [member.locale]);
  const fault = await passwordProblem(password, {
    address: member.canonical_email,
    name: member.name,
    title,
  });
  if (fault) return fault;
  const limited = await consumeLimit(ctx, 'passwordChanges', member.id);
  if (limited) return limited;
  const { hasPassword } = await profileOf(ctx, member);
  if (hasPassword && !signedInByEmail(ctx, session)) {
    if (current === undefined) return currentMissing;
    const checked = await tried(ctx, {
      address: member.canonical_email,
      password: current,
      client,
      by: member.id,
    });
    if (checked instanceof ProblemError) return checked;
  }
  const hash = await hashPassword(ctx, password, member.id);
  if (hash instanceof ProblemError) return hash;
  return ctx.db.transaction().execute(async (transaction) => {
    await setPassword({ ...ctx, db: transaction }, member.id, hash);
    await deleteOtherSessions(transaction, session);
    // Closes the live streams of the other sessions immediately, not at their next liveness check.
    await publishChange({ ...ctx, db: transaction }, 'member', member.id);
    return profileOf({ ...ctx, db: transaction }, member);
  });
}

const currentMissing = new ProblemError('validation-failed', {
  errors: [{ field: 'current', detail: 'Type the password you have now.' }],
});
