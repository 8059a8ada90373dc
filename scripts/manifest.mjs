import { readFileSync, rmSync } from 'node:fs';
import { root, run } from './setup.mjs';

const files = [
  'custom-elements.json',
  'vscode.html-custom-data.json',
  'vscode.css-custom-data.json',
  'web-types.json',
];
const analyze = (outdir) =>
  run('custom-elements-manifest', ['analyze', '--quiet'], { env: { MANIFEST_DIR: outdir } });

if (process.argv.includes('--check')) {
  // The analyzer writes below the folder it runs in.
  const fresh = '.cache/manifest';
  await analyze(fresh);
  const stale = files.filter(
    (file) => readFileSync(`${root}${fresh}/${file}`, 'utf8') !== readFileSync(root + file, 'utf8'),
  );
  rmSync(root + fresh, { recursive: true });
  if (stale.length) {
    console.error(`Not current: ${stale.join(', ')}. Run "npm run generate".`);
    process.exit(1);
  }
} else {
  await analyze('.');
}
