import type { FormToken } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import { randomName, sameText } from '../secret.ts';

const MINIMUM_FILL_S = 2;
const LIFETIME_S = 3600;
/** Maximum clock difference between two processes, in seconds. */
const MAX_CLOCK_SKEW_S = 60;

/** Issues a signed token with the time when the form was opened. Nothing is stored until it is used. */
export async function issueFormToken({ clock, secret }: AppContext): Promise<FormToken> {
  const content = `${randomName()}.${clock.now().getTime().toString(36)}`;
  const token = `${content}.${await secret.tag('form token', content)}`;
  return { token, minimumFill: MINIMUM_FILL_S, expiresIn: LIFETIME_S };
}

/** Checks the signature and age of a token and returns its nonce. */
export async function readFormToken({ clock, secret }: AppContext, token: string): Promise<string> {
  const [nonce = '', issued = '', signature = ''] = token.split('.');
  const expected = await secret.tag('form token', `${nonce}.${issued}`);
  if (!sameText(signature, expected)) throw new ProblemError('form-token-invalid');
  const age = (clock.now().getTime() - parseInt(issued, 36)) / 1000;
  // A token from the future was issued while the clock was ahead. Reject it, because waiting could take days.
  if (age > LIFETIME_S || age < -MAX_CLOCK_SKEW_S) throw new ProblemError('form-token-invalid');
  if (age < MINIMUM_FILL_S)
    throw new ProblemError('form-token-too-fast', { retryAfter: Math.ceil(MINIMUM_FILL_S - age) });
  return nonce;
}

/** Marks a token as used. Each token is valid for one signup. */
export async function spendFormToken(database: Database, nonce: string, now: Date): Promise<void> {
  const spent = await database
    .insertInto('used_form_tokens')
    .values({ nonce, used_at: now })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .returning('nonce')
    .executeTakeFirst();
  if (!spent) throw new ProblemError('form-token-invalid');
}

/** Forgets used tokens that have expired. */
export async function deleteExpiredFormTokens(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 2 * LIFETIME_S * 1000);
  await database.deleteFrom('used_form_tokens').where('used_at', '<', before).execute();
}
