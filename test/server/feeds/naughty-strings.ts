import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The big list of naughty strings: the one beside the repository, else that of the package. */
export function naughtyStrings(): string[] {
  const shared = new URL('../../../../shared/corpora/naughty-strings.json', import.meta.url);
  if (existsSync(shared)) return JSON.parse(readFileSync(shared, 'utf8')) as string[];
  return createRequire(import.meta.url)('big-list-of-naughty-strings') as string[];
}
