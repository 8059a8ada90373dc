import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Site, atStep, someAddress, subscribe } from '../end-to-end/demo-site.ts';
import { watchConsole } from './listening.ts';

/** The address that stands in the recipes; a browser with a route of its own finds our server there. */
export const API = 'https://api.example.org';

/** A visitor of a site that has the address of the recipes in it. */
export class Visitor {
  readonly #api: Site;
  readonly #context: BrowserContext;
  readonly page: Page;
  readonly said: string[];

  private constructor(api: Site, context: BrowserContext, page: Page) {
    this.#api = api;
    this.#context = context;
    this.page = page;
    this.said = watchConsole(page);
  }

  /** `ignored`: what the site asks of others, which a test does not reach. */
  static async open(browser: Browser, api: Site, address: string, ignored?: RegExp): Promise<Visitor> {
    const context = await browser.newContext();
    context.setDefaultTimeout(15_000);
    if (ignored) await context.route(ignored, (route) => route.fulfill({ body: '' }));
    await context.route(`${API}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: api.url + pathname + search }) });
    });
    const visitor = new Visitor(api, context, await context.newPage());
    await visitor.page.goto(address);
    return visitor;
  }

  /** From an address to the email and the confirmation, by one request each. */
  async subscribes(): Promise<void> {
    const { page } = this;
    const email = someAddress();
    const sent: string[] = [];
    page.on('request', (it) => {
      if (it.method() === 'POST' && it.url().startsWith(API)) sent.push(new URL(it.url()).pathname);
    });
    await subscribe(page, email);
    await atStep(page, 'check-inbox');
    const [mail] = await this.#api.mails(email);
    await page.locator('[name=code]').fill(mail!.code);
    await page.keyboard.press('Enter');
    await atStep(page, 'confirmed');
    assert.deepEqual(sent, ['/newsletter/subscriptions', '/newsletter/confirmations']);
  }

  /** Closes the browser, if the console has said nothing. */
  async leave(): Promise<void> {
    assert.deepEqual(this.said, []);
    // Requests may be under way that nobody waits for.
    await this.#context.unrouteAll({ behavior: 'ignoreErrors' });
    await this.#context.close();
  }
}
