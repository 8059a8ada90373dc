import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { compile } from 'svelte/compiler';
import { Site, openBrowser, someAddress, subscribe } from '../end-to-end/demo-site.ts';
import { openSite, root } from './site.ts';

/** The versions that this repository has. */
const { devDependencies } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as {
  devDependencies: Record<string, string>;
};
const packages = [
  '@lit-labs/ssr',
  'react',
  'react-dom',
  '@types/react',
  '@types/react-dom',
  'preact',
  'solid-js',
  'svelte',
  'vue',
];

const svelte: esbuild.Plugin = {
  name: 'svelte',
  setup: (build) =>
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
      contents: compile(await readFile(path, 'utf8'), { filename: path }).js.code,
    })),
};

describe('the packed library in a framework', () => {
  let site: string;
  let server: Server;
  let community: Site;
  let browser: Browser;
  let html = '';

  before(async () => {
    [site, community, browser] = await Promise.all([
      openSite(...packages.map((name) => `${name}@${devDependencies[name]!}`)),
      Site.open(),
      openBrowser(),
    ]);
    for (const folder of ['apps', 'types'])
      await cp(`${root}test/package/${folder}`, join(site, folder), { recursive: true });
    const mount = `import { mount } from 'svelte';
      import App from './svelte.svelte';
      mount(App, { target: document.querySelector('main') });`;
    await writeFile(join(site, 'apps/svelte.js'), mount);
    server = createServer((request, response) => {
      const isScript = request.url!.endsWith('.js');
      if (!isScript)
        return response.setHeader('Content-Type', 'text/html')
          .end(`<!doctype html><html lang="en"><title>App</title>
          <main>${html}</main><script type="module" src="/app.js"></script></html>`);
      return void readFile(join(site, 'built', request.url!)).then(
        (script) => response.setHeader('Content-Type', 'text/javascript').end(script),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  after(async () => {
    await browser?.close();
    server?.close();
    await community?.close();
    if (site) await rm(site, { recursive: true, force: true });
  });

  const build = (entry: string, options: esbuild.BuildOptions) =>
    esbuild.build({
      absWorkingDir: site,
      entryPoints: { app: `apps/${entry}` },
      bundle: true,
      format: 'esm',
      outdir: 'built',
      jsx: 'automatic',
      define: { API: JSON.stringify(community.url) },
      logLevel: 'error',
      ...options,
    });

  /** An app of the folder `apps`, on a page, with what its console says. */
  async function open(
    entry: string,
    options: esbuild.BuildOptions = {},
  ): Promise<{ page: Page; said: string[] }> {
    await rm(join(site, 'built'), { recursive: true, force: true });
    await build(entry, { splitting: true, ...options });
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('pageerror', ({ message }) => said.push(message));
    page.on('console', (message) => {
      if (/error|warning/.test(message.type())) said.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return { page, said };
  }

  const apps: Record<string, [entry: string, options?: esbuild.BuildOptions]> = {
    React: ['react.tsx'],
    Preact: ['preact.tsx', { jsxImportSource: 'preact' }],
    Vue: [
      'vue.ts',
      {
        define: {
          __VUE_OPTIONS_API__: 'false',
          __VUE_PROD_DEVTOOLS__: 'false',
          __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
        },
      },
    ],
    Svelte: ['svelte.js', { plugins: [svelte], conditions: ['svelte'] }],
    Solid: ['solid.ts'],
  };
  for (const [name, [entry, options]] of Object.entries(apps))
    it(`takes properties, says events and keeps its state in ${name}`, async () => {
      const define = { API: JSON.stringify(community.url), ...options?.define };
      const { page, said } = await open(entry, { ...options, define });
      const signup = page.locator('newsletter-signup');
      await signup.locator('h2[aria-level="2"]', { hasText: 'The Thursday letter' }).waitFor();
      await subscribe(page, someAddress());
      await page.locator('output', { hasText: 'community-signup-pending' }).waitFor();
      await page.getByRole('button', { name: 'Level' }).click();
      await signup.locator('h2[aria-level="3"]', { hasText: 'Check your inbox' }).waitFor();
      assert.equal(await signup.count(), 1);
      assert.deepEqual(said, []);
      await page.close();
    });

  it('is taken over by React from what a server has rendered', async () => {
    await build('server.tsx', { platform: 'node', outExtension: { '.js': '.cjs' }, format: 'cjs' });
    html = execFileSync(process.execPath, ['built/app.cjs'], { cwd: site, encoding: 'utf8' }).trim();
    assert.match(html, /^<newsletter-signup [^>]+><\/newsletter-signup>$/);
    const { page, said } = await open('client.tsx');
    html = '';
    await page.locator('newsletter-signup h2[aria-level="3"]', { hasText: 'The Thursday letter' }).waitFor();
    assert.deepEqual(said, []);
    await page.close();
  });

  it('is rendered by Lit on a server, and replaced by each element’s own state without an error', async () => {
    html = execFileSync(process.execPath, ['apps/lit-server.ts'], {
      ...{ cwd: site, encoding: 'utf8', env: { ...process.env, API: community.url } },
    });
    const bare = await browser.newContext({ javaScriptEnabled: false });
    const still = await bare.newPage();
    await still.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    assert.equal(await still.locator('newsletter-signup h2').innerText(), 'Newsletter');
    assert.equal(await still.locator('member-login h2').innerText(), 'Sign in');
    assert.equal(await still.locator('showcase-feed .feed > *').count(), 15);
    assert.ok(await still.getByText('My own list').isVisible());
    await bare.close();

    const { page, said } = await open('lit-client.ts');
    html = '';
    await page.locator('newsletter-signup h2', { hasText: 'The Thursday letter' }).waitFor();
    await page.locator('member-login input[type="password"]').waitFor();
    await page.locator('showcase-feed:not(#own) article').first().waitFor();
    for (const tag of ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed:not(#own)'])
      assert.equal(await page.locator(`${tag} .base`).count(), 1, tag);
    await subscribe(page, someAddress());
    await page.locator('newsletter-signup h2', { hasText: 'Check your inbox' }).waitFor();
    assert.deepEqual(said, []);
    await page.close();
  });

  it('can be imported on a server', () => {
    const out = execFileSync(
      process.execPath,
      ['--eval', "import('community-widgets').then(() => console.log('fine'))"],
      {
        cwd: site,
        encoding: 'utf8',
      },
    );
    assert.equal(out.trim(), 'fine');
  });

  it('is typed in React, Preact, Solid, Svelte and Vue: what is right compiles, what is wrong does not', async () => {
    const compilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: false, types: [] },
      ...{ target: 'es2022', lib: ['es2024', 'dom', 'dom.iterable'] },
      ...{ module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx' },
    };
    await writeFile(join(site, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['types'] }));
    try {
      execFileSync(`${root}node_modules/.bin/tsc`, ['-p', '.'], { cwd: site, encoding: 'utf8' });
    } catch (error) {
      assert.fail((error as { stdout: string }).stdout);
    }
  });
});
