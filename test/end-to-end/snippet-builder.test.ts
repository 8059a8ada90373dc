import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from './demo-site.ts';
import { PlainSite } from './plain-site.ts';

describe('the page that builds a snippet', { timeout: 240_000 }, () => {
  const plain = new PlainSite();
  let url: string;
  let site: Site;
  let browser: Browser;

  before(async () => {
    url = await plain.open();
    [site, browser] = await Promise.all([Site.open({ ORIGINS: url }), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    plain.close();
  });

  async function open(query = '', options: Parameters<Browser['newPage']>[0] = {}) {
    const page = await browser.newPage({ bypassCSP: true, ...options });
    const said: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${site.url}/snippet${query}`);
    await page.locator('.preview > *').waitFor({ state: 'attached' });
    return { page, said };
  }
  const snippets = (page: Page) => page.locator('snippet-builder pre').allTextContents();

  it('gives a line that works when it is pasted: from the page to a subscriber', async () => {
    const { page, said } = await open();
    await page.getByLabel('Layout').selectOption('card');
    const [whole] = await snippets(page);
    assert.equal(
      whole,
      `<link rel="stylesheet" href="${site.url}/widgets/newsletter-signup.css" />\n<script src="${site.url}/widgets/loader.js" async></script>\n\n<newsletter-signup layout="card"></newsletter-signup>`,
    );
    assert.deepEqual(said, []);
    await page.close();

    plain.has(whole);
    const pasted = await browser.newPage();
    await pasted.goto(url);
    const email = someAddress();
    await subscribe(pasted, email);
    await atStep(pasted, 'check-inbox');
    assert.equal((await site.mails(email)).length, 1);
    await pasted.close();
  });

  it('shows the element live, with what is set', async () => {
    const { page, said } = await open('?element=newsletter-signup');
    const preview = page.locator('.preview newsletter-signup');
    await preview.getByRole('heading', { name: 'The Thursday letter' }).waitFor();
    await page.getByLabel('Layout').selectOption('bar');
    assert.equal(await preview.getAttribute('layout'), 'bar');
    await page.getByLabel('Layout').selectOption('inline');
    await page.getByText('Colours and shape').click();
    await page.getByLabel('Accent color', { exact: true }).fill('#0a7d33');
    const color = () =>
      preview.locator('button[type=submit]').evaluate((it) => getComputedStyle(it).backgroundColor);
    assert.equal(await color(), 'rgb(10, 125, 51)');
    await page.getByText('Sentences', { exact: true }).click();
    await page.getByLabel('Subscribe', { exact: true }).fill('Send it to me');
    await preview.getByRole('button', { name: 'Send it to me' }).waitFor();
    const [whole] = await snippets(page);
    assert.match(
      whole!,
      /<style>\n {2}newsletter-signup \{ --community-accent-color: #0a7d33; \}\n<\/style>/,
    );
    assert.match(whole!, /strings="\{&quot;submit&quot;:&quot;Send it to me&quot;\}"/);
    assert.deepEqual(said, []);
    await page.close();
  });

  it('gives no value that would end its rule', async () => {
    const { page } = await open();
    await page.getByText('Colours and shape').click();
    const field = page.getByLabel('Border radius', { exact: true });
    await field.fill('0}</style><script>');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.doesNotMatch((await snippets(page)).join(), /<style>/);
    await field.fill('0.75rem');
    assert.equal(await field.getAttribute('aria-invalid'), null);
    assert.match((await snippets(page)).join(), /--community-border-radius: 0\.75rem;/);
    await page.close();
  });

  it('gives a placeholder, or a frame, to sites that take no tag, and says what they lack', async () => {
    const { page } = await open('?site=wordpress-classic&element=showcase-feed');
    await page.getByLabel('Count').fill('4');
    await page.getByLabel('Visitors see it without scrolling').uncheck();
    assert.deepEqual(await snippets(page), [
      `<script src="${site.url}/widgets/loader.js" async></script>`,
      '<div data-community="showcase-feed" data-count="4"></div>',
    ]);
    assert.equal(await page.locator('.result .notice').count(), 0);
    await page.getByLabel('Source').fill('bluesky:ada.example');
    assert.equal(await page.locator('.result .notice').count(), 1);
    await page.getByLabel('Your site', { exact: true }).selectOption('Notion');
    assert.deepEqual(await snippets(page), [`${site.url}/embed/showcase-feed?count=4`]);
    await page.getByLabel('Your site', { exact: true }).selectOption('Another site that allows no scripts');
    const [frame] = await snippets(page);
    plain.has(frame!);
    const pasted = await browser.newPage();
    await pasted.goto(url);
    await pasted.frameLocator('iframe').locator('showcase-feed .card').first().waitFor();
    await pasted.close();
    await page.close();
  });

  it('has steps for every site, each with something to paste', async () => {
    const { page } = await open();
    const sites = await page.locator('#site option').allTextContents();
    for (const name of [
      'WordPress: block editor',
      'Ghost',
      'Squarespace',
      'Wix',
      'Webflow',
      'Shopify',
      'Drupal',
      'Joomla',
      'Framer',
      'Notion',
      'Plain HTML',
    ])
      assert.ok(sites.includes(name), name);
    for (const name of sites) {
      await page.getByLabel('Your site', { exact: true }).selectOption(name);
      assert.ok((await snippets(page)).join().includes(site.url), name);
    }
    await page.close();
  });

  it('copies', async () => {
    const { page } = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await snippets(page))[0]);
    await page.close();
  });

  it('can be used by keyboard alone', async () => {
    const { page } = await open();
    const focused = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    assert.match((await snippets(page))[0]!, /<member-login>/);
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'site');
    await page.keyboard.type('Ghost');
    assert.equal((await snippets(page)).length, 2);
    for (let tabs = 0; (await focused()) !== 'Copy'; tabs++) {
      assert.ok(tabs < 40, 'no button within 40 tabs');
      await page.keyboard.press('Tab');
    }
    await page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`is accessible and nowhere wider than a phone, ${colorScheme}`, async () => {
      const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
      for (const element of ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed']) {
        const { page } = await open(`?element=${element}`, {
          viewport: { width: 320, height: 800 },
          colorScheme,
        });
        for (const summary of await page.locator('summary').all()) await summary.click();
        await page.locator('.preview').scrollIntoViewIfNeeded();
        await page.waitForFunction(
          (tag) =>
            document.querySelector(tag)?.shadowRoot?.querySelector('.base:not(:has([aria-busy=true]))'),
          element,
        );
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, element);
        const violations = await page.evaluate(
          `${axe}; axe.run().then((it) => it.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target).join(' ')))`,
        );
        assert.deepEqual(violations, [], element);
        await page.close();
      }
    });

  it('is found on the page at the address of the server', async () => {
    const response = await fetch(site.url + '/snippet');
    assert.match(response.headers.get('content-security-policy')!, /frame-ancestors 'none'/);
    assert.match(await response.text(), new RegExp(`<snippet-builder url="${site.url}">`));
  });
});
