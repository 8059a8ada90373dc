import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { root, run } from './setup.mjs';

const read = (path) => JSON.parse(readFileSync(root + path, 'utf8'));

/** What a page loads with an entry: the module, what it imports, and, `later`, what it imports when it is touched. */
function loaded(manifest, key, later, found = new Set()) {
  const module = manifest[key];
  // Loaded only by the pages that speak it, and by owners who ask.
  const seldom = /^src\/(locales|api\/sources)\/|doctor/;
  if (found.has(module.file) || apart.has(`cdn/${module.file}`) || seldom.test(key)) return found;
  found.add(module.file);
  const next = [...(module.imports ?? []), ...(later ? (module.dynamicImports ?? []) : [])];
  for (const name of next) loaded(manifest, name, later, found);
  return found;
}

// The budgets name files; that they name all that is loaded is checked against what the build says.
const manifest = read('cdn/manifest.json');
const budgets = read('package.json')['size-limit'];
const filesOf = (paths) => paths.flatMap((pattern) => globSync(pattern, { cwd: root }));
const entries = new Set(
  Object.values(manifest).flatMap(({ file, isEntry }) => (isEntry ? `cdn/${file}` : [])),
);
// What is loaded only when it is opened has a budget of its own, and what it needs is there by then.
const apart = new Set(
  filesOf(budgets.filter(({ path }) => !entries.has(path[0])).flatMap(({ path }) => path)),
);
for (const { name, path } of budgets) {
  const entry = Object.keys(manifest).find((key) => path[0] === `cdn/${manifest[key].file}`);
  if (!entry) continue;
  // What stands beside another element has the other's files for nothing.
  const beside = budgets.find((other) => name.includes(`beside a ${other.name.split(':')[0]}`));
  const budgeted = new Set(filesOf([...path, ...(budgets[budgets.indexOf(beside) + 1]?.path ?? [])]));
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
