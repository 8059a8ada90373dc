import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { matchesGlob } from 'node:path';
import { before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData, type Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { pack } from './site.ts';

interface Module {
  path: string;
  declarations: { name: string }[];
  exports: { kind: string; name: string; declaration: { name: string; module: string } }[];
}

/** What `@arethetypeswrong/core` resolves by. The package is ESM, for Node and for bundlers. */
const RESOLVED = ['node16-esm', 'bundler'];

describe('the published package', () => {
  let tarball: ArrayBuffer;
  let files: Package;
  const textOf = (path: string) => files.readFile(`/node_modules/community-widgets/${path}`);

  before(async () => {
    const { folder, file } = await pack();
    tarball = new Uint8Array(await readFile(file)).buffer;
    files = createPackageFromTarballData(new Uint8Array(tarball));
    await rm(folder, { recursive: true });
  });

  it('is nothing that publint would change', async () => {
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  it('has types for every entry, as Node and as bundlers look for them', async () => {
    const result = await checkPackage(files);
    assert.ok(result.types, 'has types');
    const wrong = result.problems.filter(
      (it) => !('resolutionKind' in it) || RESOLVED.includes(it.resolutionKind),
    );
    assert.deepEqual(wrong, []);
  });

  it('has every file that its list names, and all that llms.txt leads to', async () => {
    const { files: listed } = JSON.parse(textOf('package.json')) as { files: string[] };
    const paths = files.listFiles().map((it) => it.replace('/node_modules/community-widgets/', ''));
    for (const path of listed.filter((it) => !it.startsWith('!')))
      assert.ok(
        paths.some((it) => matchesGlob(it, path) || it.startsWith(`${path}/`)),
        path,
      );
    const links = [...textOf('llms.txt').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path!);
    assert.ok(links.length > 20);
    assert.deepEqual(
      links.filter((it) => !paths.includes(it)),
      [],
    );
  });

  it('has a manifest whose modules are in it, with each class and where its tag is defined', () => {
    const { modules } = JSON.parse(textOf('custom-elements.json')) as { modules: Module[] };
    for (const { path, declarations, exports } of modules) {
      for (const { name } of declarations) assert.match(textOf(path), new RegExp(`\\b${name}\\b`));
      for (const { declaration } of exports)
        assert.ok(modules.some((it) => it.path === declaration.module && it.declarations[0]));
      const tags = exports.filter(({ kind }) => kind === 'custom-element-definition');
      for (const { name } of tags) assert.ok(textOf(path).includes(`"${name}"`), `${path} defines ${name}`);
    }
    const defined = modules.flatMap((it) => it.exports).filter(({ kind }) => kind !== 'js');
    assert.equal(defined.length, 5);
  });
});
