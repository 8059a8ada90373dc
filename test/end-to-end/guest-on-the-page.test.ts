import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, atStep, fillIn, openBrowser, someAddress, subscribe } from './demo-site.ts';
import { SIDE_BY_SIDE } from './quiet-guest.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const pageWith = (layout: string) => `<!doctype html>
  <html lang="en">
    <head>
      <meta name="viewport" content="width=device-width" />
      <title>A guest</title>
      <link rel="icon" href="/mark.svg" />
      <link rel="stylesheet" href="/widgets/newsletter-signup.css" />
      <script type="module" src="/widgets/newsletter-signup.js"></script>
    </head>
    <body>
      <main>
        <h1>The page</h1>
        <newsletter-signup api="/" layout="${layout}"></newsletter-signup>
        <p>What stands below.</p>
        <p>And below that.</p>
      </main>
    </body>
  </html>`;

describe('a guest on the page', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open(layout: string, { width = 900, headers = {} } = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.route('**/guest', (route) =>
      route.fulfill({ contentType: 'text/html', headers, body: pageWith(layout) }),
    );
    return page;
  }

  async function wholeWay(page: Page): Promise<void> {
    const email = someAddress();
    await subscribe(page, email);
    await atStep(page, 'check-inbox');
    const [mail] = await site.mails(email);
    await page.locator('[name=code]').fill(mail!.code === '000000' ? '000001' : '000000');
    await page.keyboard.press('Enter');
    await page.getByText('That isn’t the code').first().waitFor();
    await page.locator('[name=code]').fill(mail!.code);
    await page.keyboard.press('Enter');
    await atStep(page, 'confirmed');
  }

  it('says nothing under a strict policy with Trusted Types', async () => {
    const page = await open('card', { headers: { 'Content-Security-Policy': POLICY } });
    const said: string[] = [];
    // A refused code is a 422, which the browser itself notes.
    page.on('console', (message) => {
      if (!message.text().includes('422')) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', (it) => console.error(it.violatedDirective)),
    );
    await page.goto(`${site.url}/guest`);
    await wholeWay(page);
    assert.deepEqual(said, []);
    await page.close();
  });

  it('asks nobody but the API', async () => {
    const page = await open('inline');
    const strangers: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('data:'))
        strangers.push(request.url());
    });
    await page.goto(`${site.url}/guest`);
    await wholeWay(page);
    assert.deepEqual(strangers, []);
    await page.close();
  });

  describe('with a slow API', SIDE_BY_SIDE, () => {
    for (const layout of ['inline', 'card', 'bar']) {
      for (const width of [320, 900]) {
        it(`moves nothing: ${layout}, ${width} px wide`, async () => {
          const page = await open(layout, { width });
          await page.route('**/newsletter/**', async (route) => {
            await new Promise((answer) => setTimeout(answer, 600));
            await route.continue();
          });
          await page.addInitScript(() => {
            const shifts: unknown[] = ((window as unknown as { shifts: unknown[] }).shifts = []);
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as (PerformanceEntry & {
                hadRecentInput: boolean;
                sources: { node: Node }[];
              })[]) {
                if (!entry.hadRecentInput)
                  shifts.push(entry.sources.map((it) => it.node?.textContent?.trim().slice(0, 60)));
              }
            }).observe({ type: 'layout-shift', buffered: true });
          });
          await page.goto(`${site.url}/guest`);
          await page.getByText('Next issue').first().waitFor();
          await wholeWay(page);
          assert.deepEqual(
            await page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts),
            [],
          );
          await page.close();
        });
      }
    }
  });

  it('is used by keyboard alone', async () => {
    const page = await open('card');
    await page.goto(`${site.url}/guest`);
    await page.getByText('Next issue').first().waitFor();
    const email = someAddress();
    const { keyboard } = page;
    const focused = () =>
      page.evaluate(() => {
        let element = document.activeElement!;
        while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const { outlineStyle } = getComputedStyle(element);
        return `${element.getAttribute('name') ?? element.textContent.trim()} ${outlineStyle === 'none' ? '' : 'ring'}`.trim();
      });
    await keyboard.press('Tab');
    assert.equal(await focused(), 'email ring');
    await keyboard.type(email);
    for (const name of ['name', 'topics', 'topics', 'consents']) {
      await keyboard.press('Tab');
      assert.equal(await focused(), `${name} ring`);
    }
    await keyboard.press('Space');
    await keyboard.press('Tab');
    assert.equal(await focused(), 'Subscribe ring');
    await keyboard.press('Enter');
    await atStep(page, 'check-inbox');
    await page.waitForFunction(
      () => document.activeElement?.shadowRoot?.activeElement?.textContent === 'Check your inbox',
    );
    await keyboard.press('Tab');
    assert.equal(await focused(), 'code ring');
    const [mail] = await site.mails(email);
    await keyboard.type(mail!.code);
    await keyboard.press('Tab');
    assert.equal(await focused(), 'Confirm ring');
    await keyboard.press('Space');
    await atStep(page, 'confirmed');
    await page.close();
  });

  it('leaves pages that are accessible and fit on a phone', async () => {
    const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
    const email = someAddress();
    await page.goto(site.url);
    await subscribe(page, email);
    await atStep(page, 'check-inbox');
    const [mail] = await site.mails(email);
    const leave = /https?:\S+leave\S+/.exec(mail!.text)![0];
    const pages = [
      '/',
      '/article.html',
      '/bar.html',
      '/bootstrap.html',
      '/no-script.html',
      '/two.html',
      '/rtl.html',
      '/de.html',
      '/docs',
      '/mailbox',
    ];
    for (const address of [...pages.map((it) => site.url + it), mail!.link, leave]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(address);
        // As text, for some of these pages allow no script of theirs.
        const found = await page.evaluate(
          `${axe}; axe.run().then((it) => it.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target).join(' ')))`,
        );
        assert.deepEqual(found, [], `${address} ${colorScheme}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 320, `${address} is ${width} px wide`);
      }
    }
    await page.close();
  });

  it('is there twice, and in two places, without getting in its own way', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/two.html`);
    await page.locator('newsletter-signup [name=email]').nth(1).waitFor();
    await fillIn(page, someAddress());
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((it) => it.id));
    assert.equal(new Set(ids).size, ids.length);
    await page.close();
  });
});
