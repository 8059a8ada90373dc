import type { AppContext } from '../app-context.ts';
import { sha256 } from '../secret.ts';
import type { Settings } from '../settings/settings.ts';

/** Hexadecimal digits: 112 bits. Lower case only, because mail servers on the way may change the case. */
const KEY_LENGTH = 28;

/**
 * What an email's return address has of its own: an HMAC of the letter and the subscriber. Only this server can make it,
 * so a forged bounce takes out nobody.
 */
export async function returnKey({ secret }: AppContext, letter: string, subscriber: string): Promise<string> {
  return (await sha256(await secret.tag('return', `${letter} ${subscriber}`))).slice(0, KEY_LENGTH);
}

/** The address that an email returns to, such as `bounces+key@example.org` (RFC 5233). Undefined: the sender's. */
export function returnPath({ letters }: Pick<Settings, 'letters'>, key: string): string | undefined {
  if (letters.returnAddress === null) return undefined;
  const at = letters.returnAddress.lastIndexOf('@');
  return `${letters.returnAddress.slice(0, at)}+${key}${letters.returnAddress.slice(at)}`;
}

/** The key in such an address, if it has one. In a query that is not encoded, the plus is read as a space. */
export const returnKeyIn = (address: string): string | undefined =>
  new RegExp(`[+ ]([0-9a-f]{${KEY_LENGTH}})@`).exec(address.toLowerCase())?.[1];
