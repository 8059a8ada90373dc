import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, getFileInfo, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Writes generated files, given as [path, text], formatted by Prettier. With `--check` on the command line it writes
 * nothing, and exits with an error if a file is out of date.
 */
export async function writeGenerated(files: [path: string, text: string][]): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const options = await resolveConfig(`${root}package.json`);
  const stale: string[] = [];
  for (const [path, text] of files) {
    // Prettier doesn't format PHP.
    const { inferredParser } = await getFileInfo(path);
    const current = inferredParser ? await format(text, { ...options, filepath: path }) : text;
    if (readFileSync(root + path, { encoding: 'utf8', flag: 'a+' }) === current) continue;
    stale.push(path);
    if (!isCheck) writeFileSync(root + path, current);
  }
  if (!isCheck || !stale.length) return;
  console.error(`Not current: ${stale.join(', ')}. Run "npm run generate".`);
  process.exit(1);
}
