import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';

// Writes the types of the elements for frameworks' templates, from custom-elements.json. With --check, only compares.

const root = fileURLToPath(new URL('..', import.meta.url));
const file = `${root}src/frameworks/elements.ts`;

interface Declaration {
  name: string;
  tagName?: string;
  attributes?: { name: string; fieldName?: string }[];
  events?: { name: string }[];
}

const { modules } = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8')) as {
  modules: { path: string; declarations: Declaration[] }[];
};
const elements = modules.flatMap(({ path, declarations }) =>
  declarations.flatMap((it) => (it.tagName ? [{ ...it, tagName: it.tagName, path }] : [])),
);

const union = (names: string[]) => (names.length ? names.map((name) => `'${name}'`).join(' | ') : 'never');

const source = [
  '// Generated from custom-elements.json by scripts/framework-types.ts.',
  ...elements.map(
    ({ name, path }) =>
      `import type { ${name} } from '${path.replace('dist/', '../').replace(/js$/, 'ts')}';`,
  ),
  "import type { Events, Properties } from './props.ts';",
  '',
  '/** What each element takes by its property or attribute, of the types of its properties, or as text. */',
  'export interface ElementProperties {',
  ...elements.map(
    ({ name, tagName, attributes = [] }) =>
      `'${tagName}': Properties<${name}, ${union(attributes.map((it) => it.fieldName ?? it.name))}>;`,
  ),
  '}',
  '',
  '/** The events of each element, by name. */',
  'export interface ElementEvents {',
  ...elements.map(
    ({ tagName, events = [] }) => `'${tagName}': Events<${union(events.map(({ name }) => name))}>;`,
  ),
  '}',
].join('\n');
const options = await prettier.resolveConfig(file);
const written = await prettier.format(source, { ...options, parser: 'typescript' });

if (!process.argv.includes('--check')) writeFileSync(file, written);
else if (readFileSync(file, 'utf8') !== written) {
  console.error('Not current: src/frameworks/elements.ts. Run "npm run generate".');
  process.exit(1);
}
