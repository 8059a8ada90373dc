import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, openBrowser } from './demo-site.ts';
import { SIDE_BY_SIDE, sizes, slowly, watch, type Watched } from './quiet-guest.ts';

/** The pages of the demo: each is another kind of host. */
const hosts = {
  'a hero': 'index.html',
  'the foot of an article': 'article.html',
  'a bar': 'bar.html',
  'a page with two': 'two.html',
  'a page without CSS': 'plain.html',
  Bootstrap: 'bootstrap.html',
  'a strict policy': 'strict-csp.html',
  "the owner's own form": 'no-script.html',
  'a page from right to left': 'rtl.html',
  'a German page': 'de.html',
};
/** Goes to the first signup and touches it. */
async function touch(page: Page): Promise<void> {
  const signup = page.locator('newsletter-signup').first();
  await signup.locator('[name=email]').scrollIntoViewIfNeeded();
  await page.waitForFunction(
    () => (document.querySelector('newsletter-signup') as unknown as { newsletter?: object }).newsletter,
  );
  await signup.locator('[name=email]').click();
  await signup.locator('[name=consents]').first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe('in every host', SIDE_BY_SIDE, () => {
  let site: Site;
  let browser: Browser;
  let axe: string;

  before(async () => {
    [site, browser, axe] = await Promise.all([
      Site.open(),
      openBrowser(),
      readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'),
    ]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const [host, file] of Object.entries(hosts)) {
    for (const [size, viewport] of Object.entries(sizes)) {
      it(`is a quiet guest: ${host}, ${size}`, async () => {
        const context = await browser.newContext({ viewport });
        await context.addInitScript(watch);
        await slowly(context);
        const page = await context.newPage();
        const said: string[] = [];
        const strangers: string[] = [];
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(error.message));
        page.on('request', (request) => {
          if (!request.url().startsWith(`${site.url}/`)) strangers.push(request.url());
        });
        await page.goto(`${site.url}/${file}`);
        await touch(page);
        const { moved, refused } = await page.evaluate(() => {
          const { moved, refused } = globalThis as Watched;
          return { moved, refused };
        });
        const cookies = await context.cookies();
        assert.deepEqual(
          { moved, refused, said, strangers, cookies },
          { moved: [], refused: [], said: [], strangers: [], cookies: [] },
        );
        await context.close();
      });
    }

    it(`is accessible when it is open, light and dark: ${host}`, async () => {
      const page = await browser.newPage();
      await page.goto(`${site.url}/${file}`);
      await touch(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const found = await page.evaluate(
          `${axe}; axe.run().then((it) => it.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target).join(' ')))`,
        );
        assert.deepEqual(found, [], colorScheme);
      }
      await page.close();
    });
  }
});
