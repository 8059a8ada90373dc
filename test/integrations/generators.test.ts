import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { fencesIn } from '../docs/markdown.ts';
import { Site, openBrowser } from '../end-to-end/demo-site.ts';
import { pack } from '../package/site.ts';
import { copiedApp, installedApp, root, run } from './app.ts';
import { FilesServer } from './files-server.ts';
import { API, Visitor } from './visitor.ts';

interface Generator {
  /** The command of the tool; in npm's folder of programs, or of the machine. */
  command: string[];
  /** The page that an author writes. */
  page: string;
  output: string;
  /** The program of the machine; without one, the tool comes from npm. */
  program?: string;
  /** Whether another page of the site uses the library from npm. */
  usesLibrary?: boolean;
}

const generators: Record<string, Generator> = {
  eleventy: { command: ['npm', 'run', 'build'], page: 'index.md', output: '_site' },
  astro: {
    ...{ command: ['npm', 'run', 'build'], page: 'src/pages/index.md' },
    ...{ output: 'dist', usesLibrary: true },
  },
  hugo: { command: ['hugo'], page: 'content/_index.md', output: 'public', program: '/usr/bin/hugo' },
  jekyll: { command: ['jekyll', 'build'], page: 'index.md', output: '_site', program: '/usr/bin/jekyll' },
  pelican: {
    ...{ command: ['pelican'], page: 'content/pages/index.md' },
    ...{ output: 'output', program: '/usr/bin/pelican' },
  },
};

describe('a Markdown page with the snippet, built by', { timeout: 600_000 }, () => {
  let browser: Browser;
  let packed: { folder: string; file: string };
  before(async () => {
    [browser, packed] = await Promise.all([openBrowser(), pack()]);
  });
  after(async () => {
    await browser?.close();
    await rm(packed.folder, { recursive: true, force: true });
  });

  const [snippet] = fencesIn('html').filter(({ file }) => file === 'docs/generators.md');

  for (const [name, { command, page, output, program, usesLibrary }] of Object.entries(generators))
    it(name, { skip: !!program && !existsSync(program) && `${program} is not installed` }, async () => {
      const written = await readFile(`${root}integrations/${name}/${page}`, 'utf8');
      assert.ok(written.includes(`\n\n${snippet!.text}\n`), 'it is the snippet of the document');
      const folder = await (program
        ? copiedApp(name)
        : installedApp(name, usesLibrary ? packed.file : undefined));
      await run(command, folder);
      const site = await FilesServer.open(`${folder}/${output}`);
      const api = await Site.open({ ORIGINS: site.url, PUBLIC_URL: API });
      try {
        const visitor = await Visitor.open(browser, api, site.url);
        await visitor.page.locator('newsletter-signup[layout=card] h2').getByText('The Thursday').waitFor();
        await visitor.subscribes();
        await visitor.page.locator('showcase-feed').scrollIntoViewIfNeeded();
        await visitor.page.locator('showcase-feed article').first().waitFor();
        assert.equal(await visitor.page.locator('h2', { hasText: 'What we made' }).count(), 1);
        await visitor.leave();
      } finally {
        await api.close();
        site.close();
      }
    });
});
