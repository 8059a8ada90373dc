import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from './demo-site.ts';
import { widerThan } from '../support/width.ts';
import { accept, signIn } from './people.ts';
import { PlainSite } from './plain-site.ts';

const MEMBER = 'mia@example.org';
const preflight = readFileSync(new URL('../fixtures/tailwind-preflight.css', import.meta.url), 'utf8');
const elements =
  '<main><newsletter-signup></newsletter-signup><member-login></member-login><group-board login="#"></group-board><showcase-feed></showcase-feed></main>';

interface OddPage {
  doctype?: string;
  style?: string;
  /** Around the elements. */
  around?: [begin: string, end: string];
}

/** Pages that style or hold what stands in them as few others do. */
const pages: Record<string, OddPage> = {
  'a page in quirks mode': { doctype: '' },
  'a page that unsets the style of everything': { style: 'body * { all: unset }' },
  'a page with Tailwind’s preflight': { style: preflight },
  'a page that is one form, as those of ASP.NET': {
    around: ['<form method="post" action="/posted" id="aspnet">', '<input name="page-field"></form>'],
  },
};

describe('all four elements work in', { timeout: 240_000 }, () => {
  const plain = new PlainSite();
  let url: string;
  let site: Site;
  let browser: Browser;

  before(async () => {
    url = await plain.open();
    [site, browser] = await Promise.all([Site.open({ ORIGINS: url }), openBrowser()]);
    await site.command('members', 'invite', MEMBER, '--name', 'Mia Kaltwasser');
    const [invitation] = await site.mails(MEMBER);
    const page = await browser.newPage();
    await accept(page, invitation!.link);
    await page.close();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    plain.close();
  });

  async function openAndLeaveAGroup(page: Page): Promise<void> {
    const board = page.locator('group-board');
    await board.getByRole('link', { name: 'Herons' }).click();
    await board.getByRole('heading', { name: 'Herons' }).waitFor();
    await page.goBack();
    await board.getByRole('link', { name: 'Swifts' }).waitFor();
  }

  async function openAndCloseAPost(page: Page): Promise<void> {
    const feed = page.locator('showcase-feed');
    await feed.locator('[part~=card] a').first().click();
    await feed.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await feed.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  for (const [name, { doctype, style = '', around = ['', ''] }] of Object.entries(pages))
    for (const width of [390, 1280])
      it(`${name}, ${width} px`, async () => {
        const head = `<style>${style}</style><script src="${site.url}/widgets/loader.js" async></script>`;
        plain.has(around.join(elements), { head, ...(doctype !== undefined && { doctype }) });
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        const said: string[] = [];
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(error.message));
        await page.goto(url);
        const email = someAddress();
        await subscribe(page, email);
        await atStep(page, 'check-inbox');
        assert.equal((await site.mails(email)).length, 1);
        await signIn(page, MEMBER);
        await openAndLeaveAGroup(page);
        await openAndCloseAPost(page);
        assert.deepEqual(await page.evaluate(widerThan, 'html'), []);
        assert.equal(new URL(page.url()).pathname, '/', 'no form has led away');
        assert.deepEqual(said, []);
        await page.close();
      });
});
