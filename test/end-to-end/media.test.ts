import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { Site, openBrowser } from './demo-site.ts';
import { spaceText } from '../support/width.ts';
import { inspect } from './media.ts';
import { PASSWORD, accept, isIn } from './people.ts';

const PAGES = globSync('*.html', { cwd: new URL('../../demo/', import.meta.url) }).sort();
const HOST = 'hanna.host@example.org';
const PHONE = { width: 390, height: 844 };

/** What may be smaller than 44 px for a finger, with the reason. */
const MAY_BE_SMALLER = [
  // A page without any style: the browser alone gives its links their size (WCAG 2.5.8, "User agent control").
  /^plain\.html: a “/,
  // Bootstrap's own row of links: 24 px high, and as far apart.
  /^bootstrap\.html: a “/,
];

/** Where colours are the site's own: text on its accent has 4.5:1. */
const ACCENT =
  /wp-element-button|button\.(open|main)|\.month|button “|badge|bootstrap\.html: (footer[^“]*|p |a )“/;

describe('the pages of the demo in other media', { timeout: 300_000 }, () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
    await site.command('members', 'invite', HOST, '--name', 'Hanna Host');
    const page = await browser.newPage();
    await accept(page, (await site.mails(HOST)).at(-1)!.link);
    await page.goto(`${site.url}/live-day.html`);
    const board = page.locator('group-board');
    await board.getByRole('button', { name: 'Take part' }).click();
    await board.locator('.groups h3 a').first().click();
    await board.getByRole('button', { name: 'Join this group' }).click();
    await board.getByRole('button', { name: 'What will you make?' }).click();
    await board.getByLabel('Working title').fill('Tides');
    await page.keyboard.press('Enter');
    await board.locator('.own .steps').waitFor();
    await page.close();
    await site.command('members', 'role', HOST, 'host');
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** A visitor, or the host, in a browser with these settings. */
  async function open(options: BrowserContextOptions, role: 'visitor' | 'host'): Promise<BrowserContext> {
    const context = await browser.newContext(options);
    await inspect(context);
    if (role === 'visitor') return context;
    const page = await context.newPage();
    await page.goto(`${site.url}/gate.html`);
    const login = page.locator('main member-login');
    await login.locator('[name=email]').fill(HOST);
    await login.locator('[data-name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await isIn(page);
    await page.close();
    return context;
  }

  /** A page, once its elements show what they load. */
  async function visit(context: BrowserContext, file: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${site.url}/${file}`, { waitUntil: 'load' });
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('newsletter-signup, member-login, group-board, showcase-feed')].every(
          ({ localName, shadowRoot }) =>
            shadowRoot?.childElementCount &&
            (/-(signup|login)$/.test(localName) ||
              shadowRoot.querySelector('.card:not(.skeleton, .skeleton *)')),
        ),
      undefined,
      { timeout: 20_000 },
    );
    return page;
  }

  /** What is found on each page of the demo, with the page's name. */
  async function findings(
    context: BrowserContext,
    look: (page: Page) => Promise<string[]>,
  ): Promise<string[]> {
    const found: string[] = [];
    for (const file of PAGES) {
      const page = await visit(context, file);
      found.push(...(await look(page)).map((it) => `${file}: ${it}`));
      await page.close();
    }
    await context.close();
    return found;
  }

  it('every control in an open piece is large enough for a finger', async () => {
    const context = await open({ viewport: PHONE, hasTouch: true, isMobile: true }, 'host');
    const page = await visit(context, 'gallery.html');
    await page.locator('showcase-feed .card .title a').first().tap();
    await page.locator('showcase-feed dialog h2').waitFor();
    assert.deepEqual(await page.evaluate(() => inspector.smallTargets('dialog')), []);
    await context.close();
  });

  for (const role of ['visitor', 'host'] as const) {
    it(`every control is large enough for a finger: ${role}`, async () => {
      const touch = { viewport: PHONE, hasTouch: true, isMobile: true };
      const small = await findings(await open(touch, role), (page) =>
        page.evaluate(() => inspector.smallTargets()),
      );
      assert.deepEqual(
        small.filter((it) => !MAY_BE_SMALLER.some((reason) => reason.test(it))),
        [],
      );
    });

    it(`lines and text have more contrast where it is asked for: ${role}`, async () => {
      const faint = await findings(await open({ contrast: 'more' }, role), (page) =>
        page.evaluate(() => inspector.faint()),
      );
      assert.deepEqual(
        faint.filter((it) => !ACCENT.test(it)),
        [],
      );
    });

    for (const width of [390, 1280])
      it(`nothing is cut off by the text spacing of WCAG 1.4.12: ${role}, ${width} px`, async () => {
        const context = await open({ viewport: { ...PHONE, width } }, role);
        const cut = await findings(context, async (page) => {
          await page.evaluate(spaceText, undefined);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          const clipped = await page.evaluate(() => inspector.clipped());
          return wide > width ? [...clipped, `the page is ${wide} px wide`] : clipped;
        });
        assert.deepEqual(cut, []);
      });
  }

  describe('in forced colours', () => {
    let context: BrowserContext;

    before(async () => {
      context = await open({ forcedColors: 'active', viewport: { width: 1280, height: 900 } }, 'host');
    });
    after(() => context.close());

    /** Expects that two controls, which differ in what they mean, are drawn differently. */
    async function differ(page: Page, tag: string, one: string, other: string): Promise<void> {
      const [first, second] = await Promise.all(
        [one, other].map((selector) =>
          page
            .locator(`${tag} ${selector}`)
            .first()
            .evaluate((it) => inspector.look(it)),
        ),
      );
      assert.notEqual(first, second, `${tag}: ${one} and ${other}`);
    }

    it('filters and panels of a showcase', async () => {
      const page = await visit(context, 'gallery.html');
      const feed = page.locator('showcase-feed');
      await feed.locator('.kinds button').nth(1).click();
      await feed.locator('[part=toolbar] button').first().click();
      await feed.locator('[part=toolbar] [aria-expanded=true]').waitFor();
      await differ(page, 'showcase-feed', '.kinds [aria-pressed=true]', '.kinds [aria-pressed=false]');
      await differ(
        page,
        'showcase-feed',
        '[part=toolbar] [aria-expanded=true]',
        '[part=toolbar] [aria-expanded=false]',
      );
      await differ(page, 'showcase-feed', '.panel .button.main', '[part=toolbar] [aria-expanded=false]');
      await page.close();
    });

    it('steps, moods, dates, bars and tools of a board', async () => {
      const page = await visit(context, 'live-day.html');
      const board = page.locator('group-board');
      for (const state of ['making', 'ready'])
        await differ(page, 'group-board', `.bar .${state}`, '.bar i:not([class])');
      await board.locator('.own h3 a').first().click();
      await board.locator('.own .steps').waitFor();
      await differ(page, 'group-board', '.own .steps :checked + span', '.own .steps :not(:checked) + span');
      await board.locator('.mood').first().click();
      await differ(page, 'group-board', '.mood :checked + span', '.mood :not(:checked) + span');
      await differ(page, 'group-board', '.checkin .button.main', '.strip [aria-expanded=false]');
      await board.getByRole('button', { name: 'Propose' }).click();
      await board.locator('.propose, [name=at]').first().waitFor();
      await page.keyboard.press('Enter');
      await board.locator('[aria-pressed]').first().waitFor();
      const agree = board.getByRole('button', { name: 'Agree' }).first();
      const looks = [];
      for (const pressed of [true, false]) {
        if ((await agree.getAttribute('aria-pressed')) !== String(pressed)) await agree.click();
        await board.locator(`[aria-pressed=${pressed}]`).first().waitFor();
        looks.push(await agree.evaluate((it) => inspector.look(it)));
      }
      assert.notEqual(looks[0], looks[1], 'a date that is agreed to');
      await board.locator('.strip [aria-expanded=false]').first().click();
      await differ(page, 'group-board', '.strip [aria-expanded=true]', '.strip [aria-expanded=false]');
      await page.close();
    });

    it('lessons that are done, and the buttons of forms', async () => {
      const page = await visit(context, 'members.html');
      const login = page.locator('main member-login');
      await login.locator('.lessons button').first().click();
      await login.locator('.choice input').check();
      await login.locator('.lesson .plain').first().click();
      await login.locator('.tick.done').waitFor();
      await differ(page, 'main member-login', '.tick.done', 'li:not(.closed) .tick:not(.done)');
      await page.close();
      const strangers = await open({ forcedColors: 'active' }, 'visitor');
      const gate = await visit(strangers, 'gate.html');
      await differ(gate, 'main member-login', '[type=submit]', '[part~=email-link]');
      await strangers.close();
    });
  });

  describe('where people want less motion', () => {
    /** Opens all that opens with motion, and returns what moved right after each. */
    async function moves(reducedMotion: 'reduce' | 'no-preference'): Promise<string[]> {
      const context = await open({ reducedMotion }, 'host');
      const page = await visit(context, 'gallery.html');
      const feed = page.locator('showcase-feed');
      const found: string[] = [];
      const act = async (selector: string, place = feed) => {
        await place.locator(selector).first().waitFor();
        found.push(
          ...(await place
            .locator(selector)
            .first()
            .evaluate(async (it: HTMLElement) => {
              it.click();
              // The frames in which an element renders, and starts its animations.
              for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
              return inspector.motion();
            })),
        );
      };
      await act('.cheer');
      await act('[part=toolbar] button');
      await act('.card h3 a');
      await page.keyboard.press('Escape');
      await page.goto(`${site.url}/live-day.html`);
      const board = page.locator('group-board');
      await act('.strip button', board);
      await act('.own h3 a', board);
      await page.goto(`${site.url}/index.html`);
      await page.locator('.masthead nav a').first().waitFor();
      if (await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior === 'smooth'))
        found.push('smooth scrolling');
      await context.close();
      return found;
    }

    it('nothing moves after an action', async () => {
      const otherwise = await moves('no-preference');
      assert.ok(otherwise.length > 2, `without the wish these move: ${otherwise.join(', ')}`);
      assert.deepEqual(await moves('reduce'), []);
    });
  });
});
