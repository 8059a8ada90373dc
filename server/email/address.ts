import { Email } from '../../src/contract/index.ts';

export interface Address {
  /** Identity of the person on this list. */
  canonical: string;
  /** As typed, less the spaces around it. */
  typed: string;
  domain: string;
}

/**
 * One form for all spellings of an address: NFC, host in punycode, lower case.
 * A mail server could tell `Ada@` from `ada@` (RFC 5321, 2.4), but none in use does, and a limit on mails
 * to one person must not be got round by capital letters. Plus-tags stay: they are the person's own choice.
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

/**
 * The mailbox that an address most likely leads to: without a tag, and without dots (Gmail ignores them). For limits only: two people
 * whom this takes for one share theirs, and nothing else.
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
