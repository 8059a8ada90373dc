/** The longest address a mail server must accept: RFC 5321, section 4.5.3.1.3, without the angle brackets. */
export const MAX_EMAIL_LENGTH = 254;

/**
 * Matches deliverable email addresses, including RFC 6531 (all scripts, on both sides of the @) and plus-tags, but
 * not quoted local parts or address literals. The host needs a dot, because no list sends to `ada@localhost`.
 */
export const emailPattern =
  /^(?=.{1,64}@)[^\s"(),:;<>@[\\\]\p{C}.]+(?:\.[^\s"(),:;<>@[\\\]\p{C}.]+)*@(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{2,59})$/iu;

/** The longest input to search for an email address. It may contain a name too. */
const MAX_TYPED_LENGTH = 1000;

/**
 * Extracts the intended email address from typed or pasted text. Handles full-width characters (East Asian input
 * methods), invisible characters, spaces around the @, `mailto:` links, `Name <address>`, and surrounding quotes and
 * punctuation. Changes nothing else, so an invalid address stays invalid.
 */
export function cleanEmail(typed: string): string {
  if (typed.length > MAX_TYPED_LENGTH) return typed;
  const text = typed
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\uff61]/g, '.')
    .replace(/\ufe6b/g, '@')
    .replace(/[\p{Cf}\p{DI}]/gu, '');
  const inBrackets = /<([^<>]+@[^<>]+)>[^@]*$/.exec(text)?.[1] ?? text;
  const bare = inBrackets
    .replace(/^[\s"“”„‘’«‹<([]+|[\s"“”‘’»›>)\],;:.!?]+$/g, '')
    .replace(/^'(.*)'$/, '$1')
    .replace(/\s*@\s*/, '@');
  return /^mailto:/i.test(bare) ? fromLink(bare.slice(7)) : bare;
}

/** RFC 6068: the part after `?` holds the subject and body, and characters may be percent-encoded. */
function fromLink(link: string): string {
  const [address = ''] = link.split('?');
  try {
    return decodeURIComponent(address).trim();
  } catch {
    return address;
  }
}

/** Whether `text` is a deliverable email address. */
export const isEmail = (text: string): boolean => text.length <= MAX_EMAIL_LENGTH && emailPattern.test(text);
