/** The longest address a mail server must take: RFC 5321, section 4.5.3.1.3, less the angle brackets. */
export const MAX_EMAIL_LENGTH = 254;

/**
 * Any address that can be delivered to: RFC 6531 (letters of every script, on both sides of the @) and plus-tags included;
 * quoted local parts and address literals are not. A host needs one dot, for no list is mailed to `ada@localhost`.
 */
export const emailPattern =
  /^(?=.{1,64}@)[^\s"(),:;<>@[\\\]\p{C}.]+(?:\.[^\s"(),:;<>@[\\\]\p{C}.]+)*@(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{2,59})$/iu;

/** The longest text that is searched for an address: a name may stand before it. */
const MAX_TYPED_LENGTH = 1000;

/**
 * The address that is plainly meant by what a keyboard or the clipboard made of it: full-width signs (East Asian input methods),
 * invisible characters, spaces around the @, `mailto:` links, `Name <address>`, quotes and punctuation around it. Changes nothing
 * else, so what is no address stays none.
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

/** RFC 6068: what follows a `?` is subject and text, and signs may be percent-encoded. */
function fromLink(link: string): string {
  const [address = ''] = link.split('?');
  try {
    return decodeURIComponent(address).trim();
  } catch {
    return address;
  }
}

/** Whether mail could be sent to `text`. */
export const isEmail = (text: string): boolean => text.length <= MAX_EMAIL_LENGTH && emailPattern.test(text);
