import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** The project's own Node, which runs TypeScript; it is one of the dependencies. */
export const node = `${root}node_modules/.bin/node`;

/** Installs the dependencies if they are missing or from another lock file. */
export function installDependencies() {
  const mark = `${root}node_modules/.installed`;
  const lock = hashOf(['package-lock.json']);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.log('Installing the dependencies…');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  writeFileSync(mark, lock);
}

const builtMark = `${root}.cache/built`;
const pageSources = () => hashOf(['src', 'demo', 'scripts', 'vite.config.ts', 'package-lock.json']);

/** Builds the page build if it is missing or older than its sources. */
export async function buildPages() {
  const built =
    existsSync(`${root}widgets/newsletter-signup.js`) &&
    existsSync(`${root}demo/dist`) &&
    existsSync(builtMark);
  if (built && readFileSync(builtMark, 'utf8') === pageSources()) return;
  console.log('Building the widgets and the demo…');
  await build('build:pages');
}

/** Runs a build script of package.json, and records which sources it was built from. */
export async function build(script) {
  const sources = pageSources();
  await run('npm', ['run', '--silent', script]);
  mkdirSync(`${root}.cache`, { recursive: true });
  writeFileSync(builtMark, sources);
}

/** Runs a command to its end; shows its output only if it fails. */
export function run(command, args, { env = {}, show = false } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) return done(output);
      failed(Object.assign(new Error(`${command} ${args.join(' ')} failed`), { output, code }));
    });
  });
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn).sort()) hash.update(file).update(readFileSync(root + file));
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(root + path)) return [];
  if (!statSync(root + path).isDirectory()) return [path];
  return readdirSync(root + path)
    .filter((name) => name !== 'dist')
    .flatMap((name) => filesIn(`${path}/${name}`));
}
