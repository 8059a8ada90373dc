import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { after, before, describe, it } from 'node:test';
import { root } from './site.ts';

const run = promisify(execFile);

describe('the lock file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(`${tmpdir()}/community-lock-`);
    await mkdir(`${folder}/server`);
    for (const file of ['package.json', 'package-lock.json', 'server/package.json'])
      await cp(root + file, `${folder}/${file}`);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  // Each resolves peers in its own way, and refuses a lock file that lacks what it would install.
  for (const [version, of] of [
    ['9.2.0', 'Debian 12'],
    ['10.8.2', 'Node 20'],
    ['11', 'Node 24'],
  ] as const)
    it(`is accepted by the npm of ${of}`, async () => {
      const words = ['--yes', `npm@${version}`, 'ci', '--dry-run', '--ignore-scripts', '--loglevel=notice'];
      const { stdout } = await run('npx', words, { cwd: folder });
      assert.match(stdout, /added \d+ packages/);
    });
});
