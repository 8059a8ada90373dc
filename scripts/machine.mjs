import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { browsers } from './browsers.js';

const packages = [
  'chromium-headless-shell',
  'firefox-esr',
  'webkit2gtk-driver',
  'xvfb',
  'xauth',
  'postgresql',
  'pgbouncer',
  'nginx-light',
];

/** On Debian as root, installs the programs that the tests need; elsewhere the tests use what is there. */
export function installPrograms() {
  const { chromium, firefox } = browsers();
  const whole =
    chromium &&
    firefox &&
    existsSync('/usr/bin/WebKitWebDriver') &&
    existsSync('/usr/bin/Xvfb') &&
    existsSync('/usr/sbin/nginx') &&
    existsSync('/usr/sbin/pgbouncer') &&
    postgresPrograms();
  if (!whole) installPackages(packages, 'the browsers, PostgreSQL, PgBouncer and nginx');
}

/** Installs Debian packages as root; elsewhere it does nothing. */
export function installPackages(packages, what) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  console.log(`Installing ${what}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

/**
 * Starts WebKitGTK's driver on a virtual screen. Returns its port, and how to stop it; undefined if it isn't installed.
 */
export async function startWebKit() {
  if (!existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/Xvfb')) return undefined;
  const port = await freePort();
  const display = `:${100 + (port % 400)}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  const env = {
    ...process.env,
    DISPLAY: display,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
  return {
    port,
    stop() {
      driver.kill();
      screen.kill();
    },
  };
}

function postgresPrograms() {
  const versions = '/usr/lib/postgresql';
  const newest = existsSync(versions)
    ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0]
    : undefined;
  return newest && existsSync(`${versions}/${newest}/bin/initdb`) ? `${versions}/${newest}/bin` : undefined;
}

/** Starts a PostgreSQL in a temporary folder. Returns its URL, and how to stop it; undefined if none is installed. */
export async function startPostgres() {
  const programs = postgresPrograms();
  if (!programs) return undefined;
  const folder = mkdtempSync(`${tmpdir()}/community-postgres-`);
  const port = await freePort();
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(folder, ...postgresUser());
  // PostgreSQL refuses to run as root.
  const as = (program, args) =>
    asRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', `${programs}/${program}`, ...args], {
          stdio: 'pipe',
          cwd: folder,
        })
      : execFileSync(`${programs}/${program}`, args, { stdio: 'pipe' });
  const data = `${folder}/data`;
  as('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-sync']);
  const options = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c max_connections=300`;
  as('pg_ctl', ['-D', data, '-w', '-l', `${folder}/log`, '-o', options, 'start']);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const postgresUser = () => ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
