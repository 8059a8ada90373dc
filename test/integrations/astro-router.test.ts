import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { Site, openBrowser } from '../end-to-end/demo-site.ts';
import { pack } from '../package/site.ts';
import { installedApp, run } from './app.ts';
import { FilesServer } from './files-server.ts';
import { API, Visitor } from './visitor.ts';

describe('a site of Astro with <ClientRouter />', { timeout: 600_000 }, () => {
  let browser: Browser;
  let site: FilesServer;
  let api: Site;

  before(async () => {
    const packed = await pack();
    const folder = await installedApp('astro', packed.file);
    await rm(packed.folder, { recursive: true, force: true });
    await run(['npm', 'run', 'build'], folder);
    site = await FilesServer.open(`${folder}/dist`);
    [browser, api] = await Promise.all([openBrowser(), Site.open({ ORIGINS: site.url, PUBLIC_URL: API })]);
  });
  after(async () => {
    await browser?.close();
    await api?.close();
    site?.close();
  });

  async function enter(path: string): Promise<Visitor> {
    const visitor = await Visitor.open(browser, api, site.url + path);
    await visitor.page.evaluate(() => Object.assign(window, { isFirstPage: true }));
    return visitor;
  }
  /** The router has put the next page in, and has not loaded it anew. */
  async function isAt({ page }: Visitor, title: string): Promise<void> {
    await page.waitForFunction((it) => document.title === it, title);
    assert.ok(await page.evaluate(() => 'isFirstPage' in window));
  }
  const email = ({ page }: Visitor) => page.locator('newsletter-signup [name=email]');

  it('keeps what is typed in a signup with transition:persist, in, away and back, and sends it once', async () => {
    const visitor = await enter('/swapped/about/');
    const { page } = visitor;
    await page.locator('newsletter-signup:defined').waitFor();
    await email(visitor).pressSequentially('ada@exam');
    for (let times = 0; times < 2; times++) {
      await page.getByRole('link', { name: 'Swapped' }).click();
      await isAt(visitor, 'Swapped');
      assert.equal(await email(visitor).inputValue(), 'ada@exam');
      await page.goBack();
      await isAt(visitor, 'About');
      assert.equal(await email(visitor).inputValue(), 'ada@exam');
    }
    assert.equal(await page.locator('newsletter-signup form').count(), 1);
    await visitor.subscribes();
    await visitor.leave();
  });

  it('has the group or all groups that the address names, after each step back', async () => {
    const visitor = await enter('/swapped/about/');
    const { page } = visitor;
    const cards = page.locator('group-board [part~=groups] > li h3 a');
    const room = page.locator('group-board .room h2');
    await page.getByRole('link', { name: 'Swapped' }).click();
    for (let times = 0; times < 2; times++) {
      await cards.first().click();
      await room.waitFor();
      await page.getByRole('link', { name: 'About' }).click();
      await isAt(visitor, 'About');
      await page.goBack();
      await isAt(visitor, 'Swapped');
      await room.waitFor();
      await page.goBack();
      await cards.first().waitFor();
    }
    await isAt(visitor, 'Swapped');
    await visitor.leave();
  });
});
