import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { transform } from 'esbuild';
import { parse } from 'yaml';
import sizes, { bundledSizes } from '../../.size-limit.js';
import { defaultLimits } from '../../server/index.ts';
import { settingDescriptions } from '../../server/settings/json-schema.ts';
import { type Document, documents, fencesIn, read, root } from './markdown.ts';

const all = documents();
const fences = all.flatMap((it) => it.fences);
const json = (file: string) => JSON.parse(readFileSync(root + file, 'utf8')) as Record<string, unknown>;
const readme = readFileSync(`${root}README.md`, 'utf8');

/** How each language is held to what it says, and by which test. */
const languages = {
  sh: 'run in a shell (commands)',
  markdown: 'put in as a page (commands)',
  ts: 'type-checked (types) and run (commands)',
  js: 'type-checked (types) and run in a page (pages)',
  html: 'shown in a page (pages)',
  csp: 'sent with a page (pages)',
  ...Object.fromEntries(
    ['tsx', 'vue', 'svelte', 'astro', 'typescript'].map((it) => [
      it,
      'a file of an app of test/package/apps or integrations, which is built and run there (here)',
    ]),
  ),
  console: 'typed as root on a machine of its own, which a test must not change',
  css: 'parsed (here)',
  yaml: 'parsed (here)',
};

function brokenLinksOf({ file, links, anchors }: Document): string[] {
  return links.filter((link) => {
    if (/^(https?:|mailto:)/.test(link)) return !URL.canParse(link);
    const [path = '', anchor] = link.split('#');
    const target = normalize(join(dirname(file), path));
    if (path && !existsSync(root + target)) return true;
    if (anchor === undefined) return false;
    return !(path ? read(target).anchors : anchors).includes(anchor);
  });
}

const isPath = (code: string) =>
  /^(src|server|demo|docs|scripts|test|stories|bench|widgets|integrations)\/[\w.*/-]*$/.test(code) || /^\.[\w-]+\.js$/.test(code);

describe('the documents', () => {
  it('say the language of every block, and why one is not run', (test) => {
    const without = fences.filter(({ language, notRun }) => !language || (!notRun && !(language in languages)));
    assert.deepEqual(
      without.map(({ at, language }) => `${at} ${language}`),
      [],
    );
    const notRun = fences.filter((it) => it.notRun);
    test.diagnostic(`${fences.length - notRun.length} blocks of ${fences.length} are run; not run:`);
    for (const { at, notRun: why } of notRun) test.diagnostic(`${at}: ${why}`);
    assert.ok(notRun.length <= 4, 'Few blocks are not run.');
  });

  for (const document of all)
    it(`${document.file} has no link, and no anchor, that leads nowhere`, () =>
      assert.deepEqual(brokenLinksOf(document), []));

  it('finds links that lead nowhere', () => {
    const text = '# A “part”: it\n[a](docs/none.md) [b](#a-part-it) [c](#none) [d](docs/api.md#none) [e](LICENSE)';
    assert.deepEqual(brokenLinksOf(read('made-up.md', text)), ['docs/none.md', '#none', 'docs/api.md#none']);
  });

  it('name files that are there', () => {
    const named = all.filter(({ file }) => file !== 'CHANGELOG.md').flatMap(({ codes }) => codes.filter(isPath));
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((path) => !globSync(path, { cwd: root }).length),
      [],
    );
  });

  it('describe every setting', () => {
    const api = readFileSync(`${root}docs/api.md`, 'utf8');
    const table = /### Settings\n([\s\S]*?)\n#/.exec(api)![1]!;
    const missing = Object.keys(settingDescriptions).filter((name) => !table.includes(`\`${name}\``));
    assert.deepEqual(missing, []);
  });

  it('name scripts and entries of the package that are there', () => {
    const text = all.map(({ file }) => readFileSync(root + file, 'utf8')).join('\n');
    const { scripts, exports, engines } = json('package.json') as Record<string, Record<string, string>>;
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!);
    assert.deepEqual(
      named.filter((name) => !(name in scripts!)),
      [],
    );
    const entries = [...text.matchAll(/'community-widgets(\/[\w.-]+)?'/g)].map(([, path = '']) => `.${path}`);
    assert.ok(entries.length > 2);
    assert.deepEqual(
      entries.filter((entry) => !(entry in exports!)),
      [],
    );
    const [, version] = /Node (\d+) or newer/.exec(readme) ?? [];
    assert.equal(`>=${version}`, engines!['node']);
  });

  it('say the sizes that the build is held to', async () => {
    const limits = sizes.map(({ name, limit }) => [name, limit] as const);
    const rows = [...readme.matchAll(/^\| \[`(<[\w-]+>)`\].*\| ([\d.]+ kB) \| ([\d.]+ kB) \|$/gm)];
    assert.equal(rows.length, 4);
    for (const [, tag, first, whole] of rows) {
      const ofTag = limits.filter(([name]) => name.startsWith(`${tag}: `));
      const limitOf = (name: RegExp) => ofTag.find(([it]) => name.test(it))?.[1];
      assert.equal(first, limitOf(/: (usable form|first cards|first groups)$/), tag);
      assert.equal(whole, limitOf(/: in all$/), tag);
    }
    const together = limits.find(([name]) => name.startsWith('All four'))?.[1];
    assert.ok(readme.includes(`all four on one page are ${together}`), together);
    const bundled = rows.map(([, tag]) => bundledSizes[tag!.slice(1, -1)]);
    const sentence = `${bundled.slice(0, -1).join(', ')} and ${bundled.at(-1)} kB`;
    assert.ok(readme.includes(`built by Vite, their first pictures are ${sentence}`), sentence);
  });

  it('tell every limit of the API as it is', () => {
    const rows = [
      ...readFileSync(`${root}docs/api.md`, 'utf8').matchAll(
        /^\| `(\w+)` \| .+ \| ([\d,]+) in (\d+ minutes|an hour|a day) \|$/gm,
      ),
    ];
    const seconds = (time: string) =>
      ({ 'an hour': 3600, 'a day': 86_400 })[time] ?? Number.parseInt(time, 10) * 60;
    const told = rows.map(([, name, most, per]) => [
      name!,
      { most: Number(most!.replace(',', '')), per: seconds(per!) },
    ]);
    assert.deepEqual(Object.fromEntries(told), defaultLimits);
  });

  for (const { at, text } of fencesIn('css'))
    it(`${at} is a style sheet`, async () => {
      const { warnings } = await transform(text, { loader: 'css' });
      assert.deepEqual(warnings, []);
    });

  const apps = globSync(['test/package/apps/*.tsx', 'integrations/*/{app,src}/**/*.{tsx,vue,svelte,astro,ts}'], {
    cwd: root,
    exclude: (path) => path.includes('node_modules'),
  }).map((file) => readFileSync(root + file, 'utf8'));
  for (const { at, text } of fencesIn('tsx', 'vue', 'svelte', 'astro', 'typescript'))
    it(`${at} is one of the apps that are run`, () => assert.ok(apps.includes(`${text}\n`)));

  for (const { at, text } of fencesIn('yaml')) it(`${at} is YAML`, () => assert.ok(parse(text)));
});
