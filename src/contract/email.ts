/** The longest address a mail server must take: RFC 5321, section 4.5.3.1.3, less the angle brackets. */
export const MAX_EMAIL_LENGTH = 254;

/**
 * Any address that can be delivered to: RFC 6531 (letters of every script, on both sides of the @) and plus-tags included;
 * quoted local parts and address literals are not. A host needs one dot, for no list is mailed to `ada@localhost`.
 */
export const emailPattern =
  /^(?=.{1,64}@)[^\s"(),:;<>@[\\\]\p{C}.]+(?:\.[^\s"(),:;<>@[\\\]\p{C}.]+)*@(?=.{1,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{2,59})$/iu;

/** Whether mail could be sent to `text`. */
export const isEmail = (text: string): boolean => text.length <= MAX_EMAIL_LENGTH && emailPattern.test(text);
