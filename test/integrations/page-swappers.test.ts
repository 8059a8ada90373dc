import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from '../end-to-end/demo-site.ts';
import { accept, isIn, isOut, signIn } from '../end-to-end/people.ts';
import { installedApp } from './app.ts';
import { FilesServer } from './files-server.ts';
import { Listening, watchConsole } from './listening.ts';

const pages: Record<string, { title: string; content: string }> = {
  '/': { title: 'Home', content: '<newsletter-signup layout="card"></newsletter-signup>' },
  '/about': { title: 'About', content: '<p>No element stands here.</p>' },
  '/members': { title: 'Members', content: '<member-login><p>Soup on Thursday</p></member-login>' },
  '/showcase': { title: 'Showcase', content: '<showcase-feed count="3"></showcase-feed>' },
  '/groups': {
    title: 'Groups',
    content: '<div data-community="group-board" data-login="/members"></div>',
  },
};
const links = Object.entries(pages).map(([path, { title }]) => `<a href="${path}">${title}</a>`);
const nav = `<nav>${links.join(' ')}</nav>`;

const libraries = {
  'Turbo 8': 'turbo.html',
  'htmx 4': 'htmx.html',
  'htmx 2': 'htmx-2.html',
  'Swup 4': 'swup.html',
  'Barba 2': 'barba.html',
};

describe('a site with', { timeout: 600_000 }, () => {
  const sites = new Map<string, FilesServer>();
  let api: Site;
  let browser: Browser;
  const member = someAddress();

  before(async () => {
    const folder = await installedApp('page-swappers');
    for (const [library, file] of Object.entries(libraries)) {
      const layout = await readFile(`${folder}/${file}`, 'utf8');
      const page = (path: string) => {
        const parts: Record<string, string> = { ...pages[path], api: api.url, nav };
        return pages[path] && layout.replace(/\{(\w+)\}/g, (_, name: string) => parts[name]!);
      };
      sites.set(library, await FilesServer.open(folder, page));
    }
    const ORIGINS = [...sites.values()].map(({ url }) => url).join();
    [api, browser] = await Promise.all([Site.open({ ORIGINS }), openBrowser()]);
    await api.command('members', 'invite', member, '--name', 'Ada');
    const page = await browser.newPage();
    await accept(page, (await api.mails(member))[0]!.link);
    await page.close();
  });
  after(async () => {
    await browser?.close();
    await api?.close();
    for (const site of sites.values()) site.close();
  });

  for (const library of Object.keys(libraries)) describe(library, () => tests(library));

  function tests(library: string): void {
    let context: BrowserContext;
    let page: Page;
    let said: string[];
    let listening: Listening;

    /** Enters the site on one of its pages, as a new visitor. */
    async function enter(path: string): Promise<void> {
      context = await browser.newContext();
      page = await context.newPage();
      page.setDefaultTimeout(10_000);
      said = watchConsole(page);
      listening = new Listening(page);
      await page.goto(sites.get(library)!.url + path);
      await page.evaluate(() => Object.assign(window, { isFirstPage: true }));
    }

    /** By a click on a link, as the library does it: the page is not loaded anew. */
    async function go(title: string): Promise<void> {
      await page.getByRole('link', { name: title }).click();
      await isAt(title);
    }
    async function back(title: string): Promise<void> {
      await page.goBack();
      await isAt(title);
    }
    async function isAt(title: string): Promise<void> {
      await page.waitForFunction((it) => document.title === it, title);
      const { content } = Object.values(pages).find((it) => it.title === title)!;
      const tag = /(?:<|community=")([a-z]+-[a-z]+)/.exec(content)?.[1];
      if (tag) await page.locator(`${tag}:defined`).waitFor({ state: 'attached' });
      const isFirst = await page.evaluate(() => 'isFirstPage' in window);
      assert.ok(isFirst, `${title} was loaded anew`);
    }

    /** How many forms an element has once it is drawn with what its API has answered. */
    async function forms(tag: string, answer: string): Promise<number> {
      await page.waitForFunction(
        ([it, name]) => {
          const element = document.querySelector(it!) as unknown as Record<string, unknown>;
          return element[name!] && (element as unknown as Element).querySelector('form [name=email]');
        },
        [tag, answer],
      );
      return page.locator(`${tag} form`).count();
    }

    async function leave(): Promise<void> {
      assert.deepEqual(said, []);
      await context.close();
    }

    it('subscribes on a page that was come to, with one request and one email', async () => {
      await enter('/about');
      const sent: string[] = [];
      page.on('request', (it) => {
        if (it.method() === 'POST') sent.push(new URL(it.url()).pathname);
      });
      await go('Home');
      const email = someAddress();
      await subscribe(page, email);
      await atStep(page, 'check-inbox');
      const [mail] = await api.mails(email);
      await page.locator('[name=code]').fill(mail!.code);
      await page.keyboard.press('Enter');
      await atStep(page, 'confirmed');
      assert.equal((await api.mails(email)).filter(({ code }) => code).length, 1);
      assert.deepEqual(sent, ['/newsletter/subscriptions', '/newsletter/confirmations']);
      await leave();
    });

    it('has one form after going away and back, twice, and it subscribes once', async () => {
      await enter('/');
      await page.locator('newsletter-signup [name=email]').fill('ada@exam');
      for (let times = 0; times < 2; times++) {
        await go('About');
        await back('Home');
        assert.equal(await forms('newsletter-signup', 'newsletter'), 1);
      }
      await go('Members');
      await page.locator('member-login [data-name=password]').waitFor();
      await back('Home');
      await go('Members');
      assert.equal(await forms('member-login', 'login'), 1);
      await back('Home');
      const email = someAddress();
      await subscribe(page, email);
      await atStep(page, 'check-inbox');
      assert.equal((await api.mails(email)).length, 1);
      await leave();
    });

    it('keeps a member signed in, with one stream of changes', async () => {
      await enter('/about');
      await go('Members');
      await signIn(page, member);
      await page.getByText('Soup on Thursday').waitFor();
      for (let times = 0; times < 2; times++) {
        await go('Showcase');
        await page.locator('showcase-feed article').first().waitFor();
        await go('Groups');
        await page.locator('group-board [part~=groups] > li').first().waitFor();
        await go('Members');
        await isIn(page);
        await page.getByText('Soup on Thursday').waitFor();
      }
      await back('Groups');
      await page.locator('group-board [part~=groups] > li').first().waitFor();
      await back('Showcase');
      await page.locator('showcase-feed article').first().waitFor();
      await back('Members');
      await isIn(page);
      assert.equal(listening.openStreams, 1);
      assert.deepEqual(said, []);
      await page.locator('member-login [part~=account-button]').click();
      await page.locator('member-login [part~=sign-out]').click();
      await isOut(page);
      await listening.untilStreams(0);
      // A browser logs the 401 of a request that was under way.
      await context.close();
    });

    it('leaves nothing of the pages that were left', async () => {
      await enter('/members');
      await signIn(page, member);
      const round = async () => {
        for (const title of ['Showcase', 'Groups', 'Home', 'Members', 'About', 'Showcase', 'Groups'])
          await go(title);
        await page.locator('group-board [part~=groups] > li').first().waitFor();
        for (const title of ['Showcase', 'About', 'Members']) await back(title);
      };
      // The first rounds load the modules, which listen for the page's whole life, and fill the library's cache.
      for (let rounds = 0; rounds < 2; rounds++) await round();
      await isIn(page);
      const [listeners, elements] = [await listening.listeners(), await listening.elements()];
      for (let rounds = 0; rounds < 2; rounds++) await round();
      await isIn(page);
      assert.deepEqual(await listening.listeners(), listeners);
      await listening.untilElements(elements);
      assert.equal(listening.openStreams, 1);
      await leave();
    });
  }
});
