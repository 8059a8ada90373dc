import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, openBrowser } from './demo-site.ts';
import { SIDE_BY_SIDE, sizes, slowly, watch, type Watched } from './quiet-guest.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  'frame-src https://www.youtube-nocookie.com',
  "media-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const pageWith = (attributes: string, inside = '') => `<!doctype html>
  <html lang="en">
    <head>
      <meta name="viewport" content="width=device-width" />
      <title>A guest</title>
      <link rel="icon" href="/mark.svg" />
      <link rel="stylesheet" href="/widgets/showcase-feed.css" />
      <script type="module" src="/widgets/showcase-feed.js"></script>
    </head>
    <body>
      <main>
        <h1>The page</h1>
        <showcase-feed api="/" ${attributes}>${inside}</showcase-feed>
        <p>What stands below.</p>
      </main>
    </body>
  </html>`;

describe('a showcase on the page', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open(
    attributes = '',
    { size = sizes.desk, policy = POLICY, inside = '' } = {},
  ): Promise<Page> {
    const context = await browser.newContext({ viewport: size });
    await context.addInitScript(watch);
    await slowly(context);
    const page = await context.newPage();
    await page.route('**/guest', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': policy },
        body: pageWith(attributes, inside),
      }),
    );
    await page.goto(`${site.url}/guest`);
    return page;
  }

  const cards = (page: Page) => page.locator('.card:not(.skeleton)');
  const settled = async (page: Page) => {
    await cards(page).first().waitFor();
    await page.waitForLoadState('networkidle');
  };
  const seen = (page: Page) => page.evaluate(() => ({ ...(globalThis as Watched) }));

  describe('read', SIDE_BY_SIDE, () => {
    for (const [name, size] of Object.entries({ phone: sizes['small phone'], desk: sizes.desk }))
      for (const attributes of ['', 'filters', 'layout="list"', 'layout="masonry"', 'layout="carousel"'])
        it(`moves nothing and breaks no policy (${name}, ${attributes || 'grid'})`, async () => {
          const page = await open(attributes, { size });
          await settled(page);
          await page.mouse.wheel(0, 400);
          await page.waitForLoadState('networkidle');
          const { moved, refused } = await seen(page);
          assert.deepEqual({ moved, refused }, { moved: [], refused: [] });
          await page.context().close();
        });
  });

  it('asks nobody but the API before something is played', async () => {
    const page = await open('filters');
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await settled(page);
    await cards(page).locator('h3 a').first().click();
    await page.locator('dialog h2').waitFor();
    await page.keyboard.press('Escape');
    assert.deepEqual(
      [...hosts].filter((host) => host !== new URL(site.url).host),
      [],
    );
    await page.context().close();
  });

  it('opens, plays, filters and closes under a strict policy', async () => {
    const page = await open('filters');
    await settled(page);
    await page.getByRole('button', { name: /^Audio/ }).click();
    await cards(page).nth(1).waitFor({ state: 'detached' });
    await page.locator('.play').first().click();
    await page.locator('audio').waitFor();
    await cards(page).locator('h3 a').first().click();
    await page.locator('dialog h2').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    const { refused } = await seen(page);
    assert.deepEqual(refused, []);
    await page.context().close();
  });

  it('is where one was after a reload, with what was loaded, and what was hidden since is gone', async () => {
    const page = await open('count="3"', { size: sizes.phone });
    await settled(page);
    for (const count of [6, 9]) {
      await page.locator('[part~=load-more]').click();
      await cards(page)
        .nth(count - 1)
        .waitFor();
    }
    const title = await cards(page).nth(7).locator('h3').innerText();
    await cards(page).nth(7).scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 100);
    await page.reload();
    await cards(page).nth(8).waitFor();
    await page.waitForFunction((y) => Math.abs(scrollY - y) < 3, before);
    assert.equal(await cards(page).nth(7).locator('h3').innerText(), title);
    await page.goto(`${site.url}/mailbox`);
    await page.goBack();
    await cards(page).nth(8).waitFor();
    await page.context().close();
  });

  it('shows the last showcase at once, then offline, with its age', async () => {
    const page = await open();
    await settled(page);
    await page.route('**/showcase?**', (route) => route.abort());
    await page.reload();
    await page.getByText(/Last updated .* We can’t reach the server/).waitFor();
    assert.ok((await cards(page).count()) > 5);
    await page.context().close();
  });

  it('leaves what the owner put there while the API is away', async () => {
    const page = await open('', { inside: '<a href="/showcase.html">Our list</a>' });
    await cards(page).first().waitFor();
    assert.ok(!(await page.getByText('Our list').isVisible()));
    const fresh = await (await browser.newContext()).newPage();
    await fresh.route('**/showcase?**', (route) => route.abort());
    await fresh.route('**/guest', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: pageWith('', '<a href="/showcase.html">Our list</a>'),
      }),
    );
    await fresh.goto(`${site.url}/guest`);
    await fresh.waitForLoadState('networkidle');
    assert.ok(await fresh.getByText('Our list').isVisible());
    await page.context().close();
    await fresh.context().close();
  });
});
