import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { Site, openBrowser } from './demo-site.ts';
import { accept } from './people.ts';

describe('a showcase in forced colours, and under a finger', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('shows which filter is chosen and which panel is open in the system’s colours', async () => {
    await site.command('members', 'invite', 'ada@example.org', '--name', 'Ada Alder');
    const page = await (await browser.newContext({ forcedColors: 'active' })).newPage();
    await accept(page, (await site.mails('ada@example.org')).at(-1)!.link);
    await page.goto(`${site.url}/gallery.html`);
    const feed = page.locator('showcase-feed');
    await feed.getByRole('button', { name: 'Share your work' }).click();
    const chosen = feed.locator(':is(.strip [aria-expanded=true], .kinds [aria-pressed=true])');
    await chosen.nth(1).waitFor();
    const colours = await chosen.evaluateAll((all) => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.cssText = 'forced-color-adjust: none; background: Highlight';
      const wanted = getComputedStyle(probe).backgroundColor;
      return all.map((it) => getComputedStyle(it).backgroundColor === wanted);
    });
    assert.deepEqual(colours, [true, true]);
    await page.context().close();
  });

  it('has titles and links of at least 44 px', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    await page.goto(`${site.url}/gallery.html`);
    const title = page.locator('showcase-feed .card:not(.skeleton) .title a').first();
    await title.waitFor();
    const { hit, link } = await title.evaluate((it) => {
      const { x, y, width } = it.closest('h3')!.getBoundingClientRect();
      const root = it.getRootNode() as ShadowRoot;
      scrollTo(0, y + scrollY - 200);
      const top = it.closest('h3')!.getBoundingClientRect().top;
      return {
        hit: [1, 43].map((down) => root.elementFromPoint(x + width / 2, top + down)?.closest('a') === it),
        link: it.textContent,
      };
    });
    assert.deepEqual(hit, [true, true], link ?? '');
    await title.tap();
    const author = page.locator('showcase-feed dialog .byline a');
    await page.locator('showcase-feed dialog h2').waitFor();
    if (await author.count()) assert.ok((await author.boundingBox())!.height >= 44);
    await context.close();
  });
});
