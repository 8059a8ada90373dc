import { Email } from '../../src/contract/index.ts';
import { invalidField } from '../problem.ts';

export interface Address {
  /** Identifies the person on this list. */
  canonical: string;
  /** As typed, without surrounding spaces. */
  typed: string;
  domain: string;
}

/**
 * Parses an email address into one form for all its spellings: NFC, host in punycode, lower case. Undefined if it is
 * invalid. A mail server could distinguish `Ada@` from `ada@` (RFC 5321, 2.4), but none in use does, and capital
 * letters must not circumvent the limit of emails to one person. Plus-tags are kept, because the person has chosen
 * them.
 */
export function addressFrom(text: string): Address | undefined {
  const parsed = Email.safeParse(text);
  if (!parsed.success) return undefined;
  const typed = parsed.data.normalize('NFC');
  const at = typed.lastIndexOf('@');
  const domain = punycode(typed.slice(at + 1));
  if (domain === undefined) return undefined;
  return { canonical: `${typed.slice(0, at).toLowerCase()}@${domain}`, typed, domain };
}

/** Parses an email address from a request. */
export function usableAddress(text: string): Address {
  const address = addressFrom(text);
  if (address) return address;
  throw invalidField('email', 'Write an address like ada@example.org.');
}

/**
 * The mailbox that an email address most likely delivers to: without its tag, and without dots (Gmail ignores them).
 * Use for rate limits only: if two people map to the same mailbox, sharing a limit is the only effect.
 */
export function mailboxOf({ canonical, domain }: Address): string {
  const [local = ''] = canonical.slice(0, canonical.lastIndexOf('@')).split('+');
  return `${local.replaceAll('.', '')}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`;
}

function punycode(host: string): string | undefined {
  try {
    const { hostname } = new URL(`http://${host}`);
    return /^[a-z0-9.-]+\.[a-z0-9-]+$/.test(hostname) ? hostname : undefined;
  } catch {
    return undefined;
  }
}
