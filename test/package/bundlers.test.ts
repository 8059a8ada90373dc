import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import type { Browser } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import webpack from 'webpack';
import { bundledSizes } from '../../.size-limit.js';
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

/** A site with a script that imports every entry, one that imports the first of them, and one an element. */
async function openSiteOfAll(): Promise<string> {
  const site = await openSite();
  await writeFile(join(site, 'index.js'), "import 'community-widgets';\n");
  for (const tag of tags) await writeFile(join(site, `${tag}.js`), `import 'community-widgets/${tag}';\n`);
  const lines = entries.map((entry, at) => `import * as entry${at} from '${entry}';`);
  const names = `globalThis.entries = [${entries.map((_, at) => `Object.keys(entry${at}).length`).join(', ')}];`;
  await writeFile(join(site, 'every-entry.js'), [...lines, names, ''].join('\n'));
  return site;
}

/** Each bundles a script of the site as `entry.js` in a folder. */
const bundlers: Record<string, (site: string, script: string, folder: string) => Promise<unknown>> = {
  Vite: (site, script, folder) =>
    build({
      root: site,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        modulePreload: false,
        rolldownOptions: { input: { entry: join(site, script) }, output: { entryFileNames: '[name].js' } },
      },
    }),
  esbuild: (site, script, folder) =>
    esbuild.build({
      absWorkingDir: site,
      entryPoints: [{ in: script, out: 'entry' }],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: folder,
      logLevel: 'error',
    }),
  webpack: (site, script, folder) =>
    new Promise((done, failed) => {
      const options = {
        context: site,
        entry: `./${script}`,
        output: { path: join(site, folder), filename: 'entry.js' },
        // Left out of the bundle all the same is what nothing uses.
        optimization: { minimize: false },
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
      await bundle(site, 'every-entry.js', folder);
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

    it(`defines every element when ${name} has its main entry alone`, async () => {
      const folder = `${name.toLowerCase()}-index`;
      await bundle(site, 'index.js', folder);
      const page = await browser.newPage();
      await page.route('https://api.example.org/**', (route) => route.abort());
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${folder}/`);
      await page.waitForFunction((all) => all.every((tag) => customElements.get(tag)), tags);
      await page.close();
    });
  }

  for (const [tag, limit] of Object.entries(bundledSizes))
    it(`loads at most ${limit} kB for the first picture of a <${tag}> in Vite`, async () => {
      const { output } = (await build({
        root: site,
        configFile: false,
        logLevel: 'error',
        build: { write: false, modulePreload: false, rolldownOptions: { input: join(site, `${tag}.js`) } },
      })) as Rolldown.RolldownOutput;
      const chunks = output.filter((it) => it.type === 'chunk');
      const loaded = new Set(chunks.filter((it) => it.isEntry));
      for (const chunk of loaded)
        for (const it of chunks) if (chunk.imports.includes(it.fileName)) loaded.add(it);
      const bytes = [...loaded].map(({ code }) => brotliCompressSync(code).length);
      const size = bytes.reduce((sum, it) => sum + it, 0) / 1000;
      assert.ok(size <= limit, `${size} kB`);
      // A limit far above is no limit.
      assert.ok(size > limit - 1, `${size} kB`);
    });
});
