import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { tokens } from '../../scripts/tokens.ts';
import { root } from './markdown.ts';

const read = (file: string) => readFileSync(root + file, 'utf8');
const named = (text: string) => [...new Set(text.match(/--community-[\w-]+/g))].sort();
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '');

const contract = read('src/ui/tokens.ts');
const documented = tokens.map(({ name }) => name).sort();
/** Read before any script runs, so it has its default in a style sheet of its own. */
const RESERVED = '--community-min-block-size';
/** Pages of the server, which set tokens for the elements on them. */
const PAGES = ['src/snippet-builder/', 'src/console/'];

describe('the design tokens', () => {
  it('are all described', () => assert.deepEqual(documented, named(withoutComments(contract))));

  it('stand in one file, and styles use their short names', () => {
    const elsewhere = globSync('src/**/*.{ts,css}', { cwd: root })
      .filter((file) => file !== 'src/ui/tokens.ts' && !PAGES.some((folder) => file.startsWith(folder)))
      .flatMap((file) => named(withoutComments(read(file))).map((token) => `${file}: ${token}`));
    assert.deepEqual(elsewhere, [`src/group-board/reserve.css: ${RESERVED}`]);
  });

  it('are all used', () => {
    const styles = globSync('src/**/*.ts', { cwd: root })
      .filter((file) => file !== 'src/ui/tokens.ts')
      .map((file) => read(file))
      .join('\n');
    const short = [...new Set(contract.match(/--_[\w-]+(?=:)/g))];
    assert.ok(short.length > documented.length);
    const unused = short.filter((name) => !styles.includes(`var(${name})`) && !contract.includes(`var(${name})`));
    assert.deepEqual(unused, []);
  });

  it('are in the page about theming, and the snippets of all pages use no other', () => {
    const pages = ['README.md', ...globSync('docs/*.md', { cwd: root })];
    assert.deepEqual(named(read('docs/theming.md')), [...documented, RESERVED].sort());
    for (const page of pages) {
      const unknown = named(read(page)).filter((name) => !documented.includes(name) && name !== RESERVED);
      assert.deepEqual(unknown, [], page);
    }
  });

  it('are what editors offer for each element', () => {
    const { modules } = JSON.parse(read('custom-elements.json')) as {
      modules: { declarations: { tagName?: string; cssProperties?: { name: string }[] }[] }[];
    };
    const offered = modules
      .flatMap(({ declarations }) => declarations)
      .flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name));
    assert.deepEqual([...new Set(offered)].sort(), [...documented, RESERVED].sort());
  });
});
