import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from './demo-site.ts';
import { accept, PASSWORD } from './people.ts';
import { PlainSite } from './plain-site.ts';
import { SIDE_BY_SIDE } from './quiet-guest.ts';

const MEMBER = 'mia@example.org';
const preflight = readFileSync(new URL('../fixtures/tailwind-preflight.css', import.meta.url), 'utf8');
const elements =
  '<newsletter-signup></newsletter-signup><member-login></member-login><group-board login="#"></group-board><showcase-feed></showcase-feed>';

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

describe('all four elements work in', SIDE_BY_SIDE, () => {
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

  /** What makes the page wider than its window. */
  const widerThanPage = (page: Page) =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const all = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
      const wider = all(document).filter((it) => it.getBoundingClientRect().right > clientWidth);
      return [`${scrollWidth} px`, ...wider.map((it) => `${it.localName}.${it.className}`)];
    });

  async function signIn(page: Page): Promise<void> {
    const login = page.locator('member-login');
    await login.locator('[name=email]').fill(MEMBER);
    await login.locator('[data-name=password]').fill(PASSWORD);
    await login.locator('[data-name=password]').press('Enter');
    await page.waitForFunction(
      () => (document.querySelector('member-login') as unknown as { signedIn: boolean }).signedIn,
    );
  }

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
        await signIn(page);
        await openAndLeaveAGroup(page);
        await openAndCloseAPost(page);
        assert.deepEqual(await widerThanPage(page), []);
        assert.equal(new URL(page.url()).pathname, '/', 'no form has led away');
        assert.deepEqual(said, []);
        await page.close();
      });
});
