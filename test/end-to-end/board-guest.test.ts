import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Site, openBrowser } from './demo-site.ts';
import { accept, signIn } from './people.ts';
import { restOf, sizes, slowly, watch, type Watched } from './quiet-guest.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const guestPage = `<!doctype html>
  <html lang="en">
    <head>
      <meta name="viewport" content="width=device-width" />
      <title>A guest</title>
      <link rel="icon" href="/mark.svg" />
      <link rel="stylesheet" href="/widgets/group-board.css" />
      <script type="module" src="/widgets/group-board.js"></script>
    </head>
    <body>
      <main>
        <h1>The page</h1>
        <group-board api="/"></group-board>
        <p>What stands below.</p>
      </main>
    </body>
  </html>`;

/** In the group of the demo that is called Swifts. */
const HENRIK = 'person-7@example.org';

describe('a board on the page', () => {
  let site: Site;
  let browser: Browser;
  let known = false;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open(context: BrowserContext) {
    await context.addInitScript(watch);
    await slowly(context);
    const page = await context.newPage();
    const rest = restOf(page);
    await page.route('**/guest', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': POLICY },
        body: guestPage,
      }),
    );
    await page.goto(`${site.url}/guest`);
    await page.locator('group-board h3 a').first().waitFor();
    await rest();
    return { page, rest };
  }

  /** Somebody of the demo comes in: the first time by the mail, then by the password. */
  async function comeIn(context: BrowserContext): Promise<void> {
    const page = await context.newPage();
    if (known) {
      await page.goto(`${site.url}/members.html`);
      await signIn(page, HENRIK);
    } else {
      await site.command('members', 'invite', HENRIK);
      await accept(page, (await site.mails(HENRIK)).at(-1)!.link);
      known = true;
    }
    await page.close();
  }

  const seen = async (page: Page) => {
    const { moved, refused } = await page.evaluate(() => ({ ...(globalThis as Watched) }));
    return { moved, refused };
  };

  for (const [name, size] of Object.entries({ phone: sizes['small phone'], desk: sizes.desk })) {
    it(`moves nothing and breaks no policy (${name}, a stranger)`, async () => {
      const context = await browser.newContext({ viewport: size });
      const { page } = await open(context);
      assert.deepEqual(await seen(page), { moved: [], refused: [] });
      await page.locator('group-board h3 a').first().click();
      await page.locator('group-board .person').first().waitFor();
      assert.deepEqual((await seen(page)).refused, []);
      await context.close();
    });

    it(`moves nothing and breaks no policy (${name}, a member, also from what was kept)`, async () => {
      const context = await browser.newContext({ viewport: size });
      await comeIn(context);
      const { page, rest } = await open(context);
      await page.locator('group-board .own').waitFor();
      assert.deepEqual(await seen(page), { moved: [], refused: [] });
      await page.reload();
      await page.locator('group-board .own').waitFor();
      await rest();
      assert.deepEqual(await seen(page), { moved: [], refused: [] });
      await page.locator('group-board .own h3 a').click();
      await page.locator('group-board .checkin').waitFor();
      await page.getByRole('button', { name: 'Edit your piece' }).click();
      await page.locator('group-board #piece-title').waitFor();
      assert.deepEqual((await seen(page)).refused, []);
      await context.close();
    });
  }

  it('is there offline, with its age, and what is written then is sent later', async () => {
    const context = await browser.newContext({ viewport: sizes.desk });
    await comeIn(context);
    const { page } = await open(context);
    await page.locator('group-board .own h3 a').click();
    await page.locator('group-board .checkin').waitFor();
    await page.route('**/events/**', (route) => route.abort());
    await page.locator('group-board [name="text"]').fill('Written on a train');
    await page.getByRole('button', { name: 'Check in' }).click();
    await page.getByText('Not sent yet').first().waitFor();
    await page.reload();
    await page.getByText(/Last updated .* We can’t reach the server/).waitFor();
    await page.getByText('Written on a train').waitFor();
    await page.unroute('**/events/**');
    await page.reload();
    await page.getByText('Written on a train').waitFor();
    await page.getByText('Not sent yet').waitFor({ state: 'detached' });
    await context.close();
  });
});
