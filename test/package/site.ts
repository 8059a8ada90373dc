import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const npm = (folder: string, ...words: string[]) =>
  execFileSync('npm', [...words, '--loglevel=error'], { cwd: folder, encoding: 'utf8' });

/** A site that has installed what is packed, and other packages. */
export async function openSite(...packages: string[]): Promise<string> {
  if (!existsSync(`${root}dist/index.js`)) npm(root, 'run', '--silent', 'build');
  const site = await mkdtemp(join(tmpdir(), 'community-package-'));
  // The build is there already; `prepack` would make it anew.
  const packed = npm(root, 'pack', '--ignore-scripts', '--pack-destination', site).trim();
  await writeFile(join(site, 'package.json'), '{ "private": true, "type": "module" }');
  npm(site, 'install', '--prefer-offline', '--no-audit', '--no-fund', join(site, packed), ...packages);
  return site;
}
