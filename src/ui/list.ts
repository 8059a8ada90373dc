import { localesFor } from './language.ts';

/** "Ada, Ben and Cleo", as `language` joins a list. */
export const listOf = (items: readonly string[], language: string): string =>
  new Intl.ListFormat(localesFor(language), { type: 'conjunction' }).format(items);
