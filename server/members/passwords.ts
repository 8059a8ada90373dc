import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../src/contract/index.ts';
import { invalidField, ProblemError } from '../problem.ts';

/** What an attacker who knows the member would try first. */
export interface PasswordOwner {
  address: string;
  name: string;
  /** The name of the community. */
  title: string;
}

/**
 * Throws a problem that says why a password is not accepted. The length counts characters of any script, and there
 * are no composition rules (NIST SP 800-63B, 3.1.1.2). Common passwords, and those that equal the member's
 * address or name or the community's name, are rejected.
 */
export async function requireGoodPassword(password: string, about: PasswordOwner): Promise<void> {
  const text = password.normalize('NFKC');
  const { length } = [...text];
  if (length < MIN_PASSWORD_LENGTH) throw wrongLength(`Use at least ${MIN_PASSWORD_LENGTH} characters.`);
  if (length > MAX_PASSWORD_LENGTH) throw wrongLength(`Use at most ${MAX_PASSWORD_LENGTH} characters.`);
  const folded = text.toLowerCase();
  const known = (await commonPasswords()).has(folded) || own(about).has(lettersOf(folded));
  if (known) throw new ProblemError('password-too-common');
}

const wrongLength = (detail: string) => invalidField('password', detail);

const own = ({ address, name, title }: PasswordOwner) =>
  new Set(
    [address, address.split('@')[0]!, name, title]
      .map((text) => lettersOf(text.normalize('NFKC').toLowerCase()))
      .filter((text) => text !== ''),
  );

/** Keeps letters and digits only, so that differences in spaces and punctuation do not matter. */
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

let common: Promise<Set<string>> | undefined;

/** Half a megabyte, loaded when the first password is chosen. */
function commonPasswords(): Promise<Set<string>> {
  return (common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  ));
}
