import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { root } from './setup.mjs';

// The server as it is published: compiled, with the contract it shares with the elements, and the page build that it
// serves.
const dist = `${root}server/dist`;
const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });

rmSync(dist, { recursive: true, force: true });
if (!existsSync(`${root}widgets/newsletter-signup.js`)) run('npm', 'run', '--silent', 'build:pages');
run('node_modules/.bin/tsc', '-p', 'server/tsconfig.build.json');
cpSync(`${root}widgets`, `${dist}/widgets`, { recursive: true });
