import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { locales } from '../../server/i18n/locales/index.ts';
import { englishParts } from '../../scripts/english-parts.ts';

const root = new URL('../../', import.meta.url);

/** The rows of the tables whose header names languages: terms by language. */
function termsIn(markdown: string): Record<string, string[]> {
  const terms: Record<string, string[]> = {};
  let languages: string[] = [];
  for (const line of markdown.split('\n')) {
    const cells = line.split('|').map((it) => it.trim());
    if (cells[1] === 'English') languages = cells.map((it) => /`([\w-]+)`/.exec(it)?.[1] ?? '');
    else if (!line.startsWith('|')) languages = [];
    else if (!cells[1]!.startsWith('-'))
      languages.forEach((language, at) => {
        if (language) (terms[language] ??= []).push(...cells[at]!.split(', '));
      });
  }
  return terms;
}

const sentencesOf = (value: object): string[] =>
  Object.values(value).flatMap((it: string | object) => (typeof it === 'string' ? [it] : sentencesOf(it)));

describe('the terms that translators use', () => {
  const terms = termsIn(readFileSync(new URL('docs/terms.md', root), 'utf8'));

  it('are listed for every language', () => {
    const folders = readdirSync(new URL('src/locales', root), { withFileTypes: true });
    const languages = folders.filter((it) => it.isDirectory() && it.name !== 'de-x-formal');
    assert.deepEqual(Object.keys(terms).sort(), languages.map(({ name }) => name).sort());
  });

  for (const [language, words] of Object.entries(terms))
    it(`are those of the sentences in ${language}`, async () => {
      const parts = Object.keys(englishParts).map(async (part) => {
        const file = new URL(`src/locales/${language}/${part}.ts`, root).href;
        return ((await import(file)) as { default: object }).default;
      });
      const all = sentencesOf([...(await Promise.all(parts)), locales[language]!]).join('\n');
      const said = all.toLocaleLowerCase(language);
      assert.ok(words.length > 30);
      const unsaid = words.filter((it) => !said.includes(it.toLocaleLowerCase(language)));
      assert.deepEqual(unsaid, []);
    });
});
