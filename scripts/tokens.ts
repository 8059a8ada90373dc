import { readFileSync } from 'node:fs';

const source = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The design tokens that `src/ui/tokens.ts` documents: name, purpose, default. */
export const tokens = [
  ...source('src/ui/tokens.ts').matchAll(
    /\/\* (.+?)\. Default: (.+?) \*\/\s+--_[\w-]+:\s+var\(\s*(--community-[\w-]+)/g,
  ),
].map(([, sets = '', byDefault = '', name = '']) => ({ name, sets, byDefault }));

const OF_THE_FEED = '--community-card-min-inline-size';

/** The tokens that an element uses. */
export const tokensOf = (tag: string) =>
  tokens.filter(({ name }) => name !== OF_THE_FEED || tag === 'showcase-feed');
