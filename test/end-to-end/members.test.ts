import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext } from 'playwright-core';
import { Site, openBrowser, someAddress } from './demo-site.ts';
import { accept, isIn, isOut, PASSWORD, signIn } from './people.ts';
import { SIDE_BY_SIDE, sizes, slowly, watch, type Watched } from './quiet-guest.ts';

describe('from an invitation to the first lesson', () => {
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;
  const email = someAddress();

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
    context = await browser.newContext();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('the host invites, the member sets a password, and the lessons are there', async () => {
    await site.command('members', 'invite', email, '--name', 'Ada');
    const [mail] = await site.mails(email);
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
      assert.ok((await fetch(mail!.link, { method })).ok, 'a scanner finds nothing to spend');
    const page = await context.newPage();
    await accept(page, mail!.link);
    assert.ok(!page.url().includes('community-sign-in'));
    const main = page.locator('main member-login');
    await main.locator('.lessons button').first().click();
    await main.locator('[part~=lesson] h3').waitFor();
    await main.getByText('All lessons').click();
    assert.match(await main.locator('.lessons .closed').last().innerText(), /Available from ./);
    await page.close();
  });

  it('a second tab follows, and so does signing out everywhere', async () => {
    const [first, second] = [await context.newPage(), await context.newPage()];
    await Promise.all([first.goto(`${site.url}/gate.html`), second.goto(`${site.url}/members.html`)]);
    await Promise.all([isIn(first), isIn(second)]);
    const other = await (await browser.newContext()).newPage();
    await other.goto(`${site.url}/gate.html`);
    await signIn(other, email);

    await first.locator('main member-login [part~=account-button]').click();
    await first.locator('main member-login [part~=sessions]').click();
    await first.locator('main member-login .sessions li').nth(1).waitFor();
    await first.locator('main member-login [part~=sign-out-everywhere]').click();
    await Promise.all([isOut(first), isOut(second)]);
    // Another device hears of it at once.
    await isOut(other);
    assert.ok(!(await other.getByText('Who has the key').isVisible()));
    await Promise.all([first.close(), second.close(), other.context().close()]);
  });

  it('goes the whole way by keyboard alone', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site.url}/gate.html`);
    const focused = () =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        const { name, dataset, textContent } = (at ?? document.body) as HTMLInputElement;
        return name || dataset['name'] || textContent.replace(/\s+/g, ' ').trim();
      });
    const tabTo = async (what: string) => {
      for (let tabs = 0; tabs < 60; tabs++) {
        await page.keyboard.press('Tab');
        if ((await focused()).startsWith(what)) return;
      }
      assert.fail(`Tab does not lead to ${what}`);
    };
    await tabTo('Skip');
    await page.locator('main member-login [name=email]').waitFor();
    await tabTo('email');
    await page.keyboard.type(email);
    await tabTo('password');
    await page.keyboard.type(PASSWORD);
    await tabTo('shared');
    await page.keyboard.press('Enter');
    await isIn(page);
    await page.waitForFunction(
      () =>
        !!document.querySelector('main member-login')!.shadowRoot!.activeElement?.matches('.account-button'),
    );
    await page.keyboard.press('Enter');
    await tabTo('Profile');
    await page.keyboard.press('Enter');
    await page.locator('main member-login [name=bio]').waitFor();
    await tabTo('bio');
    await page.keyboard.type('I draw cups.');
    await tabTo('Save');
    await page.keyboard.press('Enter');
    await page.locator('main member-login').getByText('Saved.').first().waitFor();
    await tabTo('Close');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await tabTo('A');
    await page.keyboard.press('Enter');
    await tabTo('Sign out');
    await page.keyboard.press('Enter');
    await isOut(page);
    await page.context().close();
  });

  it('signs in, and no request goes anywhere else, and nothing is logged under a strict policy', async () => {
    const page = await (await browser.newContext()).newPage();
    const said: string[] = [];
    const strangers: string[] = [];
    page.on('console', (message) => message.type() !== 'info' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${site.url}/`)) strangers.push(request.url());
    });
    await page.goto(`${site.url}/strict-members.html`);
    await signIn(page, email);
    await page.locator('main member-login .lessons button').first().click();
    await page.locator('main member-login [part~=lesson] h3').waitFor();
    assert.deepEqual(
      { said, strangers, cookies: await page.context().cookies() },
      { said: [], strangers: [], cookies: [] },
    );
    await page.context().close();
  });
});

describe('for a stranger', SIDE_BY_SIDE, () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const [size, viewport] of Object.entries(sizes)) {
    for (const file of ['members.html', 'gate.html']) {
      it(`nothing moves on ${file}, ${size}, with a slow API`, async () => {
        const context = await browser.newContext({ viewport });
        await context.addInitScript(watch);
        await slowly(context);
        const page = await context.newPage();
        await page.goto(`${site.url}/${file}`);
        await page.locator('main member-login [name=email]').first().waitFor();
        await page.waitForLoadState('networkidle');
        assert.deepEqual(await page.evaluate(() => (globalThis as Watched).moved), []);
        await context.close();
      });
    }
  }
});

/** A page of another site than the API's. */
async function otherSite(api: string): Promise<{ url: string; server: Server }> {
  const body = `<!doctype html><html lang="en"><title>Another site</title>
    <script type="module" src="${api}/widgets/member-login.js"></script>
    <main><member-login api="${api}"><p>Only for us.</p></member-login></main></html>`;
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

describe('on another site than the API, with third-party cookies blocked', () => {
  it('a member comes in, stays in, and leaves', async () => {
    const site = await Site.open();
    const browser = await openBrowser(['--test-third-party-cookie-phaseout']);
    const other = await otherSite(site.url);
    try {
      const email = someAddress();
      await site.command('members', 'invite', email);
      const [mail] = await site.mails(email);
      const page = await browser.newPage();
      await accept(page, mail!.link);
      await page.goto(other.url);
      await signIn(page, email);
      assert.ok(await page.getByText('Only for us.').isVisible());
      await page.reload();
      await isIn(page);
      await page.locator('member-login [part~=account-button]').click();
      await page.locator('member-login [part~=sign-out]').click();
      await isOut(page);
      assert.ok(!(await page.getByText('Only for us.').isVisible()));
      assert.deepEqual(await page.context().cookies(), []);
    } finally {
      other.server.close();
      await browser.close();
      await site.close();
    }
  });
});
