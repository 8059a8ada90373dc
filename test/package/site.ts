import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const npm = (folder: string, ...words: string[]) =>
  execFileSync('npm', [...words, '--loglevel=error'], { cwd: folder, encoding: 'utf8' });

/** The package as it would be published, in a folder of its own. */
export async function pack(): Promise<{ folder: string; file: string }> {
  if (!existsSync(`${root}dist/index.js`)) npm(root, 'run', '--silent', 'build');
  const folder = await mkdtemp(join(tmpdir(), 'community-package-'));
  // The build is there already; `prepack` would make it anew.
  const name = npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder).trim();
  return { folder, file: join(folder, name) };
}

/** A site that has installed what is packed, and other packages. */
export async function openSite(...packages: string[]): Promise<string> {
  const { folder, file } = await pack();
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', file, ...packages);
  return folder;
}
