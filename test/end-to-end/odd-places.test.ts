import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from './demo-site.ts';
import { PlainSite } from './plain-site.ts';

const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];

describe('pasted into', { timeout: 240_000 }, () => {
  const plain = new PlainSite();
  let url: string;
  let site: Site;
  let browser: Browser;
  let line: string;

  before(async () => {
    url = await plain.open();
    [site, browser] = await Promise.all([Site.open({ ORIGINS: url }), openBrowser()]);
    line = `<script src="${site.url}/widgets/loader.js" async></script>`;
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    plain.close();
  });

  /** Scrolls to each element, as a reader does, until it is drawn with what its API has answered. */
  async function seeAll(page: Page): Promise<void> {
    for (const tag of tags) {
      await page.locator(tag).evaluate((it) => it.scrollIntoView());
      await page.waitForFunction((it) => {
        const root = document.querySelector(it)?.shadowRoot;
        return root?.querySelector('.base') && !root.querySelector('[aria-busy=true]');
      }, tag);
    }
    await page.locator('group-board [part~=groups]:not(.skeleton) > li').first().waitFor();
    await page.waitForFunction(() => document.querySelector('newsletter-signup [name=consents]'));
    await page.evaluate(() => scrollTo(0, 0));
  }

  describe('a file on the owner’s machine', () => {
    let folder: string;
    before(async () => {
      folder = await mkdtemp(`${tmpdir()}/community-file-`);
    });
    after(() => rm(folder, { recursive: true, force: true }));

    async function open(api: string): Promise<{ page: Page; said: string[] }> {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      const file = `${folder}/page.html`;
      const script = `<script src="${api}/widgets/loader.js" async></script>`;
      await writeFile(
        file,
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>A file</title>${script}<newsletter-signup></newsletter-signup>`,
      );
      await page.goto(pathToFileURL(file).href);
      return { page, said };
    }

    it('it says that no list of origins can name a file, and what to do', async () => {
      const { page, said } = await open(site.url);
      while (!said.some((it) => it.includes('has no origin'))) await page.waitForEvent('console');
      const sentence = said.find((it) => it.includes('has no origin'))!;
      assert.match(sentence, /Serve the page from a site/);
      assert.match(sentence, /"null" in ORIGINS/);
      await page.close();
    });

    it('it subscribes where ORIGINS has null in its list', async () => {
      const listed = await Site.open({ ORIGINS: `${url},null` });
      try {
        const { page } = await open(listed.url);
        const email = someAddress();
        await subscribe(page, email);
        await atStep(page, 'check-inbox');
        assert.equal((await listed.mails(email)).length, 1);
        await page.close();
      } finally {
        await listed.close();
      }
    });
  });

  describe('a page that is printed', () => {
    it('it has no hole, no controls, and its pictures, also those that nobody has scrolled to', async () => {
      plain.has(
        `${line}${tags.map((tag) => `<link rel="stylesheet" href="${site.url}/widgets/${tag}.css">`).join('')}
        <newsletter-signup></newsletter-signup><member-login></member-login>
        <group-board login="/members"></group-board><showcase-feed count="12" filters></showcase-feed>`,
      );
      const page = await browser.newPage({ viewport: { width: 360, height: 300 } });
      await page.goto(url);
      await seeAll(page);
      await page.emulateMedia({ media: 'print' });
      for (const tag of ['group-board', 'showcase-feed']) {
        const [outer, inner] = await page.locator(tag).evaluate((it) => {
          const base = it.shadowRoot!.querySelector('.base')!;
          return [it, base].map((one) => Math.round(one.getBoundingClientRect().height));
        });
        assert.ok(Math.abs(outer! - inner!) <= 1, `${tag}: ${outer} px around ${inner} px`);
        assert.deepEqual(
          await page.locator(`${tag} button:visible`).evaluateAll((all) => all.map((it) => it.outerHTML)),
          [],
          tag,
        );
      }
      await page.emulateMedia({ media: 'screen' });
      const missing = () =>
        page
          .locator('showcase-feed img')
          .evaluateAll(
            (all) =>
              all.filter((it) => !(it as HTMLImageElement).complete || !(it as HTMLImageElement).naturalWidth)
                .length,
          );
      assert.ok(await missing(), 'pictures far below have not been loaded');
      await page.pdf();
      assert.equal(await missing(), 0);
      await page.close();
    });
  });
});
