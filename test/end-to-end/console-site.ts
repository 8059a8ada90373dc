import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Site, openBrowser } from './demo-site.ts';
import { PASSWORD, accept } from './people.ts';

export const HOST = 'hanna.host@example.org';
export const MEMBER = 'mo.member@example.org';

/** What the consoles of all pages of a test file said in the developer tools. */
export const said: string[] = [];

export interface ConsoleSite {
  site: Site;
  browser: Browser;
  /** The browser of a host. */
  host: BrowserContext;
}

/** A server with a host and a member. The host is not signed in yet. */
export async function openConsoleSite(): Promise<ConsoleSite> {
  const [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  try {
    await site.command('members', 'invite', HOST, '--role', 'host', '--name', 'Hanna');
    await site.command('members', 'invite', MEMBER);
    for (const email of [HOST, MEMBER]) {
      const context = await browser.newContext();
      const [mail] = await site.mails(email);
      await accept(await context.newPage(), mail!.link);
      await context.close();
    }
    return { site, browser, host: await browser.newContext() };
  } catch (error) {
    // Left open, they would keep the process of the test alive.
    await Promise.allSettled([browser.close(), site.close()]);
    throw error;
  }
}

/**
 * Opens a server before the tests of a suite, with its host signed in, and closes it after them. `use` takes what is
 * opened, and prepares more.
 */
export function withConsoleSite(use: (opened: ConsoleSite) => unknown): void {
  let opened: ConsoleSite | undefined;
  before(async () => {
    opened = await openConsoleSite();
    await signInHost(opened.site, opened.host);
    await use(opened);
  });
  after(async () => {
    await opened?.browser.close();
    await opened?.site.close();
  });
}

export async function openConsole(site: Site, context: BrowserContext, fragment = ''): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(`${site.url}/console${fragment}`);
  return page;
}

export async function signInOn(page: Page, email: string): Promise<void> {
  const login = page.locator('main member-login');
  await login.locator('[name=email]').fill(email);
  await login.locator('[data-name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

/** Signs the host in on a page of their browser. */
export async function signInHost(site: Site, host: BrowserContext): Promise<void> {
  const page = await openConsole(site, host);
  await signInOn(page, HOST);
  await heading(page, 'Overview');
  await page.close();
}

export const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

export const announced = (page: Page, sentence: string | RegExp): Promise<void> =>
  page.locator('.announcement').getByText(sentence).waitFor();

export const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.textContent?.trim());

/** What the page shows now is accessible and as wide as a phone, light and dark. */
export async function assertAccessibleNow(page: Page, name: string): Promise<void> {
  const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 800 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name);
    const violations = await page.evaluate(
      `${axe}; axe.run().then((it) => it.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target).join(' ')))`,
    );
    assert.deepEqual(violations, [], `${name}, ${colorScheme}`);
  }
  await page.setViewportSize(before);
}

/** The same of every screen, by what stands in the address. */
export async function assertAccessible(page: Page, screens: readonly string[]): Promise<void> {
  for (const screen of screens) {
    await page.evaluate((fragment) => (location.hash = fragment), `#/${screen}`);
    await page.waitForFunction(
      () => document.querySelector('main h1') && !document.querySelector('main .skeleton'),
    );
    await assertAccessibleNow(page, screen);
  }
}

/** What the server sends last if it has a problem in the middle of an import. */
const PROBLEM = {
  type: 'about:blank',
  code: 'unavailable',
  title: 'The server is unavailable',
  status: 503,
  detail: 'Try again in a moment.',
};

/**
 * The next import, which is done, is answered without its end: with the problem of a server that fails on the way, or as
 * by a connection that is lost.
 */
const breakOffImport = (page: Page, path: string, end: 'problem' | 'lost') =>
  page.route(
    (url) => url.pathname === path && !url.search,
    async (route) => {
      const response = await route.fetch();
      const lines = (await response.text()).trim().split('\n').slice(0, -1);
      if (end === 'problem') lines.push(JSON.stringify({ problem: PROBLEM }));
      await route.fulfill({ response, body: `${lines.join('\n')}\n` });
    },
    { times: 1 },
  );

/** Imports a file that is checked: it breaks off, what happened is said, and the second time it is done. */
export async function importTwice(
  page: Page,
  path: string,
  { button, end }: { button: RegExp; end: 'problem' | 'lost' },
): Promise<void> {
  await breakOffImport(page, path, end);
  await page.getByRole('button', { name: button }).click();
  const sentence =
    end === 'problem'
      ? 'The server had a problem before the end. Wait a moment and import the file again: people who are already there stay as they are.'
      : 'The connection was lost before the end. Import the file again: people who are already there stay as they are.';
  await page.getByRole('alert').getByText(sentence, { exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('[data-import]'));
  await assertAccessibleNow(page, 'an import that broke off');
  await page.keyboard.press('Enter');
  await announced(page, 'The list has been imported.');
}
