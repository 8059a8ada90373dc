import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../src/contract/index.ts';
import { ProblemError } from '../problem.ts';

/** What somebody who knows the member would try first. */
export interface PasswordOwner {
  address: string;
  name: string;
  /** The community's own name. */
  title: string;
}

/**
 * Why a password cannot be taken. Length counts characters of whatever script, and nothing is asked of what they are
 * (NIST SP 800-63B, 3.1.1.2); what many people use, or what stands on the member's own page, is refused.
 */
export async function passwordProblem(
  password: string,
  about: PasswordOwner,
): Promise<ProblemError | undefined> {
  const text = password.normalize('NFKC');
  const { length } = [...text];
  if (length < MIN_PASSWORD_LENGTH) return wrongLength(`Use at least ${MIN_PASSWORD_LENGTH} characters.`);
  if (length > MAX_PASSWORD_LENGTH) return wrongLength(`Use at most ${MAX_PASSWORD_LENGTH} characters.`);
  const folded = text.toLowerCase();
  const known = (await commonPasswords()).has(folded) || own(about).has(lettersOf(folded));
  return known ? new ProblemError('password-common') : undefined;
}

const wrongLength = (detail: string) =>
  new ProblemError('invalid', { errors: [{ field: 'password', detail }] });

const own = ({ address, name, title }: PasswordOwner) =>
  new Set(
    [address, address.split('@')[0]!, name, title]
      .map((text) => lettersOf(text.normalize('NFKC').toLowerCase()))
      .filter((text) => text !== ''),
  );

/** Letters and digits alone, for a name with other spaces is the same name. */
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

let common: Promise<Set<string>> | undefined;

/** Half a megabyte that only the first password chosen has to wait for. */
function commonPasswords(): Promise<Set<string>> {
  return (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ));
}
