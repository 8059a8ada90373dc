import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../end-to-end/demo-site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** npm 10 takes 9 MB more than npm 11: it also installs sharp's WebAssembly. */
const MAX_INSTALLED_MB = 110;
const READER = 'linnea.brook@example.org';
const HOST = 'orla.finch@example.org';

const npm = (folder: string, ...words: string[]) =>
  execFileSync('npm', [...words, '--loglevel=error', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' });

/** A folder that has what the server's package installs, and nothing of the repository. */
async function installServer(): Promise<string> {
  if (!existsSync(`${root}server/dist/server/main.js`)) npm(root, 'run', '--silent', 'build:server');
  const folder = await mkdtemp(join(tmpdir(), 'community-server-'));
  const packed = npm(`${root}server`, 'pack', '--pack-destination', folder).trim();
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed));
  return folder;
}

/** A site of somebody else, with whatever HTML is given to it. */
async function openSite(html: () => string) {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(html()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Starts the program under its installed name, and resolves with what it says once it listens. */
async function start(folder: string, variables: Record<string, string>) {
  const child = spawn(process.execPath, [join(folder, 'node_modules/.bin/community-server')], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...variables },
  });
  const ended = once(child, 'close');
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise<void>((done, failed) => {
    void ended.then(() => failed(new Error(`the server ended: ${output}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('members first-host') && output.endsWith('\n')) done();
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { output, stop };
}

describe('the installed server', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof start>>;
  let api: string;
  let site: Awaited<ReturnType<typeof openSite>>;
  let browser: Browser;
  let pasted = '';

  const community = async (...words: string[]) => {
    const program = join(folder, 'node_modules/.bin/community');
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '' },
    });
    return stdout;
  };

  before(async () => {
    [folder, site, browser] = await Promise.all([installServer(), openSite(() => pasted), openBrowser()]);
    server = await start(folder, { ORIGINS: site.url, PORT: '0' });
    api = /Listening on (http:\S+)/.exec(server.output)![1]!;
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    site?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it(`takes less than ${MAX_INSTALLED_MB} MB, and no tool that builds or tests`, async () => {
    const kilobytes = Number(
      /^\d+/.exec(execFileSync('du', ['-sk', join(folder, 'node_modules')], { encoding: 'utf8' }))![0],
    );
    assert.ok(kilobytes < MAX_INSTALLED_MB * 1024, `${Math.round(kilobytes / 1024)} MB`);
    const installed = await readdir(join(folder, 'node_modules'));
    assert.deepEqual(
      installed.filter((name) => /^(typescript|vite|storybook|eslint|esbuild|playwright-core)$/.test(name)),
      [],
    );
  });

  it('makes whoever opens the printed link the first host, under an address of their own', async () => {
    const page = await browser.newPage();
    // A log is no place for the link: it names the command that prints it.
    assert.match(server.output, /community members first-host/);
    await page.goto(/http:\S+first-host\?token=\S+/.exec(await community('members', 'first-host'))![0]);
    await page.fill('[name=email]', HOST);
    await page.fill('[name=name]', 'Orla Finch');
    await page.click('button');
    await page.locator('main member-login [part~=sign-in]').click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    assert.match(await community('members', 'export'), new RegExp(`${HOST},Orla Finch,host`));
    await page.close();
  });

  it('turns a visitor of a page with the pasted snippet into a subscriber of the list', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(api);
    const snippet = await page.locator('pre').first().textContent();
    pasted = `<!doctype html><title>A garden club</title><h1>Garden club</h1>${snippet!}`;
    await page.goto(site.url);
    await page.fill('newsletter-signup [name=email]', READER);
    await page.check('newsletter-signup [name=consents]');
    await page.keyboard.press('Enter');
    await page.fill('newsletter-signup [name=code]', await codeFor(folder, READER));
    await page.keyboard.press('Enter');
    await page.getByText('is on the list').waitFor();
    assert.match(await community('subscribers', 'export'), new RegExp(`${READER},,confirmed`));
    assert.deepEqual(errors, []);
    await page.close();
  });

  it('is a function as well, without any module of Node, with a call for what is due', async () => {
    await writeFile(join(folder, 'source.js'), FUNCTION);
    await esbuild.build({
      absWorkingDir: folder,
      entryPoints: ['source.js'],
      bundle: true,
      platform: 'browser', // where an import of a `node:` module is an error
      format: 'esm',
      outfile: 'function.js',
      logLevel: 'silent',
    });
    await writeFile(join(folder, 'caller.mjs'), CALLER);
    const { stdout } = await promisify(execFile)(process.execPath, ['caller.mjs'], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout), { status: 202, sent: [READER] });
  });
});

/** What a host without a process of its own, such as an edge function, calls: one fetch, one timer. */
const FUNCTION = `
import { createApp, runDueJobs } from '@community-widgets/server/app';
export function community(database, sent) {
  const options = {
    database,
    mailer: { send: async (email) => void sent.push(email.to) },
    clock: { now: () => new Date() },
    origins: ['*'],
    secret: 'a secret for tests only',
    url: 'https://api.example.org',
  };
  return { fetch: createApp(options).fetch, scheduled: () => runDueJobs(options) };
}`;
const CALLER = `
import { openPGlite } from '@community-widgets/server';
import { community } from './function.js';
const { database, close } = await openPGlite();
const sent = [];
const { fetch, scheduled } = community(database, sent);
const call = (path, body) =>
  fetch(
    new Request('https://api.example.org' + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'one-call-of-a-function' },
      body: body && JSON.stringify(body),
    }),
  );
const { consents } = await (await call('/newsletter')).json();
const { token, minimumFill } = await (await call('/newsletter/form-token')).json();
await new Promise((done) => setTimeout(done, minimumFill * 1000));
const request = { email: '${READER}', topics: [], consents, locale: 'en', formToken: token };
const { status } = await call('/newsletter/subscriptions', request);
await scheduled();
console.log(JSON.stringify({ status, sent }));
await close();
`;

/** The code in the email that the server would have sent: without SMTP_URL, emails are files. */
async function codeFor(folder: string, address: string): Promise<string> {
  const mailbox = join(folder, 'data/mailbox');
  for (;;) {
    for (const file of await readdir(mailbox).catch(() => [])) {
      if (!file.endsWith('.json')) continue;
      const { to, text } = JSON.parse(await readFile(join(mailbox, file), 'utf8')) as Record<string, string>;
      if (to === address) return /^\s*(\d{3} ?\d{3})\s*$/m.exec(text!)![1]!;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}
