import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './markdown.ts';

/** A folder that looks like the repository, so that what commands write does not land in it. */
export function cloneOfRepository(): string {
  const clone = mkdtempSync(join(tmpdir(), 'community-docs-'));
  process.on('exit', () => rmSync(clone, { recursive: true, force: true }));
  const own = ['.git', '.cache', 'data'];
  for (const name of readdirSync(root))
    if (!own.includes(name)) symlinkSync(join(root, name), join(clone, name));
  return clone;
}
