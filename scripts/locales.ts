import { readdirSync } from 'node:fs';
import { writeGenerated } from './generated.ts';

/**
 * Writes the tables of `src/locales`, which load the translations of each part of an element. They name every file,
 * because bundlers only follow import paths that are literals.
 */
const locales = new URL('../src/locales/', import.meta.url);
const languages = readdirSync(locales, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map(({ name }) => name)
  .sort();
const parts = readdirSync(new URL('de', locales)).map((file) => file.replace(/\.ts$/, ''));

await writeGenerated(
  parts.map((part) => {
    const entries = languages.map((language) => `'${language}': () => import('./${language}/${part}.ts'),`);
    return [
      `src/locales/${part}.ts`,
      `// Written by "npm run generate": one line for each folder beside it.
      import type { Translations } from '../ui/translations.ts';

      export const translations: Translations = { ${entries.join('\n')} };`,
    ];
  }),
);
