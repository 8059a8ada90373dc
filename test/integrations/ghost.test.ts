import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { Site, openBrowser } from '../end-to-end/demo-site.ts';
import { root } from './app.ts';
import { Ghost } from './ghost-site.ts';
import { seeAll } from './published-page.ts';
import { API, Visitor } from './visitor.ts';

const pictures = `${root}.cache/ghost`;
const loader = `<script src="${API}/widgets/loader.js" async></script>`;
const tags = `<newsletter-signup layout="card"></newsletter-signup>
<member-login></member-login>
<group-board></group-board>
<div data-community="showcase-feed" data-count="4"></div>`;

describe('Ghost', { timeout: 900_000 }, () => {
  let ghost: Ghost;
  let api: Site;
  let browser: Browser;

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    [ghost, browser] = await Promise.all([Ghost.open(), openBrowser()]);
    api = await Site.open({ ORIGINS: ghost.url, PUBLIC_URL: API });
  });
  after(async () => {
    await browser?.close();
    await api?.close();
    await ghost?.close();
  });

  /** All four are drawn, a visitor subscribes, and the login answers. */
  async function works(address: string, name: string): Promise<void> {
    const visitor = await Visitor.open(browser, api, address, /cdn\.jsdelivr\.net|static\.ghost\.org/);
    const { page } = visitor;
    await seeAll(page);
    await page.locator('showcase-feed article').first().waitFor();
    await page.locator('group-board [part~=groups] > li').first().waitFor();
    await page.locator('member-login [data-name=password]').waitFor();
    for (const [width, height] of [
      [1280, 900],
      [360, 740],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
      const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(isTooWide, false, `${width} px`);
    }
    await visitor.subscribes();
    await visitor.leave();
  }

  it('shows all four in an HTML card with the loader in it', async () => {
    await works(await ghost.publish('In a card', `${loader}\n${tags}`), 'card');
  });

  it('shows all four with the loader in the code injection', async () => {
    await ghost.injectCode(loader);
    await works(await ghost.publish('In the footer', tags), 'footer');
  });
});
