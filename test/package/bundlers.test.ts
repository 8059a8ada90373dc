import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as esbuild from 'esbuild';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import webpack from 'webpack';
import { openBrowser } from '../end-to-end/demo-site.ts';
import { openSite, root } from './site.ts';

const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  exports: Record<string, string | { default?: string }>;
};
/** Every entry that is a module, and not types only. */
const entries = Object.keys(exports).flatMap((name) => {
  const entry = exports[name]!;
  if (typeof entry === 'string' || !entry.default) return [];
  return join('community-widgets', name.replace('*', 'de/newsletter-signup'));
});
const tags = ['newsletter-signup', 'member-login', 'showcase-feed', 'group-board', 'community-provider'];

/** A site whose script imports every entry. */
async function openSiteOfAll(): Promise<string> {
  const site = await openSite();
  const lines = entries.map((entry, at) => `import * as entry${at} from '${entry}';`);
  const names = `globalThis.entries = [${entries.map((_, at) => `Object.keys(entry${at}).length`).join(', ')}];`;
  await writeFile(join(site, 'entry.js'), [...lines, names, ''].join('\n'));
  return site;
}

const bundlers: Record<string, (site: string, folder: string) => Promise<unknown>> = {
  Vite: (site, folder) =>
    build({
      root: site,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        modulePreload: false,
        rolldownOptions: { input: join(site, 'entry.js'), output: { entryFileNames: '[name].js' } },
      },
    }),
  esbuild: (site, folder) =>
    esbuild.build({
      absWorkingDir: site,
      entryPoints: ['entry.js'],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: folder,
      logLevel: 'error',
    }),
  webpack: (site, folder) =>
    new Promise((done, failed) => {
      const options = {
        context: site,
        entry: './entry.js',
        output: { path: join(site, folder), filename: 'entry.js' },
      };
      webpack({ ...options, mode: 'production', performance: false }, (error, stats) => {
        if (error || stats?.hasErrors()) failed(error ?? new Error(stats!.toString('errors-only')));
        else done(stats);
      });
    }),
};

describe('the packed library', () => {
  let site: string;
  let server: Server;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([openSiteOfAll(), openBrowser()]);
    server = createServer(async (request, response) => {
      const path = request.url!;
      if (!path.endsWith('.js')) {
        const body = tags.map((tag) => `<${tag} api="https://api.example.org"></${tag}>`).join('');
        const script = `<script type="module" src="${path}entry.js"></script>`;
        response
          .setHeader('Content-Type', 'text/html')
          .end(`<!doctype html><title>Site</title>${body}${script}`);
        return;
      }
      const script = await readFile(join(site, path)).catch(() => undefined);
      response
        .setHeader('Content-Type', 'text/javascript')
        .writeHead(script ? 200 : 404)
        .end(script);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  after(async () => {
    await browser?.close();
    server?.close();
    if (site) await rm(site, { recursive: true, force: true });
  });

  for (const [name, bundle] of Object.entries(bundlers)) {
    it(`is built by ${name} from every entry, and its elements run`, async () => {
      const folder = name.toLowerCase();
      await bundle(site, folder);
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      // Nobody answers at the API; nothing leaves this machine.
      await page.route('https://api.example.org/**', (route) => route.abort());
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${folder}/`);
      await page.waitForFunction(
        (all) => all.every((tag) => document.querySelector(tag)?.shadowRoot?.childElementCount),
        tags,
      );
      // What is loaded later is there as well: the rest of a form comes with the first touch.
      const [, response] = await Promise.all([
        page.locator('newsletter-signup [name=email]').focus(),
        page.waitForFunction(() => document.querySelector('newsletter-signup')?.querySelector('form')),
      ]);
      assert.ok(response);
      const exported = await page.evaluate(() => (globalThis as unknown as { entries: number[] }).entries);
      // That one only has an effect.
      const empty = entries.filter((entry, at) => exported[at] === 0);
      assert.deepEqual(empty, ['community-widgets/server-rendering']);
      assert.deepEqual(errors, []);
      await page.close();
    });
  }
});
