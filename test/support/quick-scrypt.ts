import { nativeScrypt } from '../../server/members/native-scrypt.ts';
import type { Scrypt } from '../../server/members/password-hash.ts';

/** Node's scrypt at a thousandth of the cost: what tests check about signing in doesn't depend on it. */
export const quickScrypt: Scrypt = (password, salt, { r }) =>
  nativeScrypt(password, salt, { N: 2 ** 6, r, p: 1 });
