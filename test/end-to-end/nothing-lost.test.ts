import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { Site, atStep, fillIn, openBrowser, someAddress, step, subscribe } from './demo-site.ts';

const SUBSCRIPTIONS = '**/newsletter/subscriptions';

describe('an address typed once', () => {
  let site: Site;
  let browser: Browser;
  let context: BrowserContext;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  const newPage = async () => {
    context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.url);
    await page.locator('newsletter-signup [name=consents]').first().waitFor({ state: 'attached' });
    return page;
  };

  it('is sent once when the server is back', async () => {
    const page = await newPage();
    const email = someAddress();
    await fillIn(page, email);
    await site.kill();
    await page.locator('newsletter-signup button[type=submit]').click();
    await atStep(page, 'queued');
    await site.start();
    await atStep(page, 'check-inbox');
    assert.equal((await site.mails(email)).length, 1);
    await context.close();
  });

  it('is sent once when the server is back, from a new tab after the first was closed', async () => {
    const page = await newPage();
    const email = someAddress();
    await fillIn(page, email);
    await site.kill();
    await page.locator('newsletter-signup button[type=submit]').click();
    await atStep(page, 'queued');
    await page.close();
    await site.start();
    const next = await context.newPage();
    await next.goto(site.url);
    await atStep(next, 'check-inbox');
    assert.equal((await site.mails(email)).length, 1);
    await context.close();
  });

  it('is sent once though the tab is closed in the middle of it', async () => {
    const page = await newPage();
    const email = someAddress();
    const sent = new Promise<void>((done) => {
      // The request arrives, and nobody is there any more to hear the answer.
      void page.route(SUBSCRIPTIONS, async (route) => {
        await route.fetch();
        done();
      });
    });
    await subscribe(page, email);
    await sent;
    assert.equal(await step(page), 'sending');
    await page.close();
    const next = await context.newPage();
    await next.goto(site.url);
    await atStep(next, 'check-inbox');
    assert.equal((await site.mails(email)).length, 1);
    await context.close();
  });

  it('is sent by one of two tabs, and both know', async () => {
    const page = await newPage();
    const email = someAddress();
    await context.setOffline(true);
    await subscribe(page, email).catch(() => undefined);
    await atStep(page, 'queued');
    assert.match(
      await page
        .locator('newsletter-signup')
        .first()
        .evaluate((it) => it.shadowRoot!.textContent),
      /when you’re back online/,
    );
    await context.setOffline(false);
    const posts: string[] = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/subscriptions')) posts.push(request.url());
    });
    const other = await context.newPage();
    await other.goto(site.url);
    await Promise.all([atStep(page, 'check-inbox'), atStep(other, 'check-inbox')]);
    assert.equal((await site.mails(email)).length, 1);
    assert.equal(posts.length, 1);
    await context.close();
  });

  it('is sent where the browser keeps nothing, and the person is told', async () => {
    context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      IDBFactory.prototype.open = denied;
      Object.defineProperty(window, 'sessionStorage', { get: denied });
    });
    await page.goto(site.url);
    const email = someAddress();
    await fillIn(page, email);
    await context.setOffline(true);
    await page.locator('newsletter-signup button[type=submit]').click();
    await atStep(page, 'queued');
    assert.match(
      await page.locator('newsletter-signup').evaluate((it) => it.shadowRoot!.textContent),
      /Keep this page open/,
    );
    await context.setOffline(false);
    await atStep(page, 'check-inbox');
    assert.equal((await site.mails(email)).length, 1);
    await context.close();
  });
});
