import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type {} from '../../src/member-login/member-login.ts';
import type {} from '../../src/newsletter-signup/newsletter-signup.ts';
import { Site, openBrowser } from '../end-to-end/demo-site.ts';
import { pack } from '../package/site.ts';
import { freePort } from '../support/free-port.ts';
import { environment, installedApp, run } from './app.ts';
import { FilesServer } from './files-server.ts';
import { API, Visitor } from './visitor.ts';

interface App {
  /** Serves what was built, on the port in `PORT`; without one, the files of `output` are served. */
  start?: string[];
  output?: string;
  path?: string;
  /** The other two elements are in it as well. */
  hasAll?: boolean;
}

const apps: Record<string, App> = {
  next: { start: ['node_modules/.bin/next', 'start', '--hostname', '127.0.0.1'] },
  nuxt: { start: ['.output/server/index.mjs'] },
  sveltekit: { start: ['build/index.js'] },
  astro: { output: 'dist', path: '/letter/' },
  angular: { output: 'dist' },
  qwik: { output: 'dist', hasAll: true },
};

/** A program of an app that serves what it has built. */
async function serve(folder: string, start: string[]): Promise<{ url: string; close: () => void }> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, start, {
    cwd: folder,
    env: { ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`${start.join(' ')} ended`);
    await new Promise((again) => setTimeout(again, 100));
  }
  return { url, close: () => void child.kill('SIGKILL') };
}

describe('the packed library in an app of', { timeout: 900_000 }, () => {
  let browser: Browser;
  let packed: { folder: string; file: string };

  before(async () => {
    [browser, packed] = await Promise.all([openBrowser(), pack()]);
  });
  after(async () => {
    await browser?.close();
    await rm(packed.folder, { recursive: true, force: true });
  });

  for (const [name, { start, output, path = '/', hasAll }] of Object.entries(apps))
    it(name, async () => {
      const folder = await installedApp(name, packed.file);
      await run(['npm', 'run', 'build'], folder);
      const site = start ? await serve(folder, start) : await FilesServer.open(`${folder}/${output}`);
      const api = await Site.open({ ORIGINS: site.url, PUBLIC_URL: API });
      try {
        const visitor = await Visitor.open(browser, api, site.url + path);
        const { page } = visitor;
        const signup = page.locator('newsletter-signup');
        // Attributes, as text and as JSON.
        await signup.locator('h2[aria-level="3"]').waitFor();
        await signup.getByRole('button', { name: 'Get the letter' }).waitFor();
        assert.equal(
          await signup.evaluate((it: HTMLElementTagNameMap['newsletter-signup']) => it.debug),
          false,
        );
        // Properties: a number, a boolean and an object.
        const login = page.locator('member-login');
        await login.getByRole('button', { name: 'Come in' }).waitFor();
        assert.deepEqual(
          await login.evaluate(
            ({ headingLevel, compact, strings }: HTMLElementTagNameMap['member-login']) => ({
              headingLevel,
              compact,
              strings,
            }),
          ),
          { headingLevel: 4, compact: false, strings: { signIn: 'Come in' } },
        );
        if (hasAll) {
          await page.locator('group-board h2').first().waitFor();
          await page.locator('showcase-feed article').first().waitFor();
        }
        await visitor.subscribes();
        await page.locator('output', { hasText: 'community-signup-pending' }).waitFor();
        assert.equal(await signup.count(), 1);
        await visitor.leave();
      } finally {
        await api.close();
        site.close();
      }
    });
});
