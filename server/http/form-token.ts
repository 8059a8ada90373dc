import type { FormToken } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import { randomName, sameText } from '../secret.ts';

const MINIMUM_FILL_S = 2;
const LIFETIME_S = 3600;
/** Seconds by which the clocks of two processes may differ. */
const MAX_CLOCK_SKEW_S = 60;

/** A signed note of when the form was opened: nothing is kept of it until it is spent. */
export async function issueFormToken({ clock, secret }: AppContext): Promise<FormToken> {
  const content = `${randomName()}.${clock.now().getTime().toString(36)}`;
  const token = `${content}.${await secret.tag('form token', content)}`;
  return { token, minimumFill: MINIMUM_FILL_S, expiresIn: LIFETIME_S };
}

/** The nonce in a token that is ours and neither too young nor too old. */
export async function readFormToken(
  { clock, secret }: AppContext,
  token: string,
): Promise<string | ProblemError> {
  const [nonce = '', issued = '', signature = ''] = token.split('.');
  const expected = await secret.tag('form token', `${nonce}.${issued}`);
  if (!sameText(signature, expected)) return new ProblemError('form-token-invalid');
  const age = (clock.now().getTime() - parseInt(issued, 36)) / 1000;
  // One from the future was issued while the clock was ahead: waiting for it could take days.
  if (age > LIFETIME_S || age < -MAX_CLOCK_SKEW_S) return new ProblemError('form-token-invalid');
  if (age < MINIMUM_FILL_S)
    return new ProblemError('form-token-too-fast', { retryAfter: Math.ceil(MINIMUM_FILL_S - age) });
  return nonce;
}

/** Each token is good for one signup. */
export async function spendFormToken(
  database: Database,
  nonce: string,
  now: Date,
): Promise<ProblemError | undefined> {
  const spent = await database
    .insertInto('spent_tokens')
    .values({ nonce, spent_at: now })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .returning('nonce')
    .executeTakeFirst();
  return spent ? undefined : new ProblemError('form-token-invalid');
}

/** A token that is too old anyway need not be remembered as spent. */
export async function deleteExpiredFormTokens(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 2 * LIFETIME_S * 1000);
  await database.deleteFrom('spent_tokens').where('spent_at', '<', before).execute();
}
