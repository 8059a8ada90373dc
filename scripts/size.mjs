import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { root, run } from './setup.mjs';

const read = (path) => JSON.parse(readFileSync(root + path, 'utf8'));

/** What a page loads with an entry: the module, what it imports, and, `later`, what it imports when it is touched. */
function loaded(manifest, key, later, found = new Set()) {
  const module = manifest[key];
  // A language is loaded only by the pages that speak it.
  if (found.has(module.file) || key.startsWith('src/locales/')) return found;
  found.add(module.file);
  const next = [...(module.imports ?? []), ...(later ? (module.dynamicImports ?? []) : [])];
  for (const name of next) loaded(manifest, name, later, found);
  return found;
}

// The budgets name files; that they name all that is loaded is checked against what the build says.
const manifest = read('cdn/manifest.json');
for (const { name, path } of read('package.json')['size-limit']) {
  const entry = Object.keys(manifest).find((key) => path[0] === `cdn/${manifest[key].file}`);
  const budgeted = new Set(path.flatMap((pattern) => globSync(pattern, { cwd: root })));
  const needed = [...loaded(manifest, entry, name.includes('first touch'))].map((file) => `cdn/${file}`);
  const forgotten = needed.filter((file) => !budgeted.has(file));
  if (forgotten.length) throw new Error(`The budget "${name}" leaves out ${forgotten.join(', ')}`);
}

console.log(
  await run('size-limit', [], { show: false }).catch((error) => {
    console.log(error.output);
    process.exit(1);
  }),
);
