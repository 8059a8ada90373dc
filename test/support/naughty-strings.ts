import { readFileSync } from 'node:fs';

/** The Big List of Naughty Strings: text that has broken software. */
export const naughtyStrings = (): string[] =>
  JSON.parse(readFileSync(new URL('../fixtures/naughty-strings.json', import.meta.url), 'utf8')) as string[];
