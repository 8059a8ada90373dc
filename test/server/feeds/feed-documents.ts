import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../fixtures/feeds', import.meta.url));

/** The documents of feedparser's test collection, by their path in it. */
export const feedDocuments = (): { name: string; body: Uint8Array }[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /\.(xml|json)$/.test(name))
    .sort()
    .map((name) => ({ name, body: new Uint8Array(readFileSync(join(folder, name))) }));
