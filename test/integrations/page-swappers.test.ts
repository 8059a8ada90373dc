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
  '/showcase': { title: 'Showcase', content: '<showcase-feed count="3" filters></showcase-feed>' },
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

    // Barba writes the address of a page that it goes back to, at times without the fragment that came later.
    const keepsFragments = library !== 'Barba 2';
    /** Waits until no library has put another element in the place of this one for 30 frames. */
    const stays = (tag: string) =>
      page.evaluate(async (it) => {
        let last = document.querySelector(it);
        for (let frames = 0; frames < 30; frames++) {
          await new Promise(requestAnimationFrame);
          const now = document.querySelector(it);
          if (now !== last) frames = 0;
          last = now;
        }
      }, tag);
    const isInFragment = (text: string) => page.evaluate((it) => location.hash.includes(it), text);

    it('has the group or all groups that the address names, after each step back and on', async () => {
      const cards = () => page.locator('group-board [part~=groups] > li h3 a');
      const open = async () => {
        await cards().first().click();
        await page.locator('group-board .room h2').waitFor();
      };
      await enter('/about');
      await go('Groups');
      // A page cache may put the same board back more than once.
      for (let times = 0; times < 3; times++) {
        await open();
        await page.goBack();
        await cards().first().waitFor();
      }
      await open();
      for (const other of ['About', 'Showcase']) {
        await go(other);
        await back('Groups');
        if (await isInFragment('group=')) await page.locator('group-board .room h2').waitFor();
        else if (keepsFragments) assert.fail('the address names no group');
        else await open();
      }
      await page.locator('group-board .back').click();
      await cards().first().waitFor();
      await go('About');
      await back('Groups');
      await cards().first().waitFor();
      await leave();
    });

    it('has the posts that the address names, after each step back and on', async () => {
      const feed = () => page.locator('showcase-feed');
      const filter = (pressed: boolean) =>
        feed().locator(`.kinds button:nth-child(2)[aria-pressed=${pressed}]`);
      /** The first title, once the posts are those of the address. */
      const title = async () => {
        const isFiltered = await isInFragment('kind=');
        assert.ok(isFiltered || !keepsFragments, 'the address names a kind');
        await filter(isFiltered).waitFor();
        await feed().locator('.feed[aria-busy=false] article').first().waitFor();
        return feed().locator('article h3').first().innerText();
      };
      const piece = () => feed().locator('dialog:modal h2').first();
      await enter('/about');
      await go('Showcase');
      await filter(false).click();
      await filter(true).waitFor();
      await go('About');
      await back('Showcase');
      const first = await title();
      await feed().locator('article h3 a').first().click();
      assert.equal(await piece().innerText(), first);
      await page.goBack();
      await piece().waitFor({ state: 'detached' });
      assert.equal(await title(), first);
      await back('About');
      await page.goForward();
      await isAt('Showcase');
      await title();
      if (keepsFragments) {
        await page.goForward();
        assert.equal(await piece().innerText(), first);
        // Turbo puts the page back a moment after the address has changed.
        await stays('showcase-feed');
        assert.equal(await piece().innerText(), first);
        assert.equal(await feed().locator('dialog').count(), 1);
        await page.keyboard.press('Escape');
        await piece().waitFor({ state: 'detached' });
        assert.equal(await title(), first);
      }
      await leave();
    });

    it('goes on with a signup and a sign-in that wait for a code', async () => {
      await enter('/');
      const email = someAddress();
      await subscribe(page, email);
      await atStep(page, 'check-inbox');
      await go('Members');
      const login = page.locator('member-login');
      await login.locator('[name=email]').fill(member);
      await login.locator('[part~=email-link]').click();
      await login.locator('[name=code]').waitFor();
      await back('Home');
      await atStep(page, 'check-inbox');
      const [mail] = await api.mails(email);
      await page.locator('newsletter-signup [name=code]').fill(mail!.code);
      await page.keyboard.press('Enter');
      await atStep(page, 'confirmed');
      await go('Members');
      await login.locator('[name=code]').fill((await api.mails(member)).at(-1)!.code);
      await page.keyboard.press('Enter');
      await isIn(page);
      await page.getByText('Soup on Thursday').waitFor();
      await leave();
    });
  }
});
