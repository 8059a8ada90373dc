import * as z from 'zod/mini';

export const Id = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens, at most 64'));
/** A non-empty text of at most `max` characters. */
export const nonEmptyString = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** A BCP 47 language tag. */
export const Locale = z
  .string()
  .check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'a language tag like en or de-AT'), z.maxLength(35));

export const HttpUrl = z
  .string()
  .check(z.maxLength(2048), z.regex(/^https?:\/\/[^\s]+$/i, 'an address that starts with https://'));
