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

/**
 * What a form may ask besides the address: a line of text each, never required. A field has a column in the tables of
 * signups and subscribers, a label in each set of strings, and the name of its HTML autocomplete token.
 */
export const personFields = ['name'] as const;
export type PersonField = (typeof personFields)[number];

/** An object with a value for each of them. */
export const forPersonFields = <Value>(valueOf: (field: PersonField) => Value) =>
  Object.fromEntries(personFields.map((field) => [field, valueOf(field)])) as Record<PersonField, Value>;
