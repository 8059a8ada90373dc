import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { community, testDatabase } from '../server/community.ts';
import { languages } from '../support/languages.ts';
import { openBrowser } from './demo-site.ts';
import { everyEmail, everyPage, type Screen } from './emails-and-pages.ts';

const database = testDatabase();
/** A small phone, or 400 % zoom on a desktop (WCAG 2.2, 1.4.10). */
const NARROW_PX = 320;
/** Colours, names and roles are the same in the others. */
const examined = ['ar'];
/** An email is a part of the program that shows it, which has a main landmark and the subject as a heading. */
const ofWholePages = ['landmark-one-main', 'page-has-heading-one', 'region'];

describe('emails and pages', () => {
  let browser: Browser;
  let page: Page;
  let axe: string;

  before(async () => {
    [browser, axe] = await Promise.all([
      openBrowser(),
      readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'),
    ]);
    page = await browser.newPage({ viewport: { width: NARROW_PX, height: 800 } });
    // Letters have pictures of other sites.
    await page.route('https://**', (route) => route.abort());
  });
  after(() => browser.close());

  for (const lang of languages)
    it(`fit a small phone and say their language: ${lang}`, async () => {
      const here = community(database());
      const [emails, pages] = [await everyEmail(here, lang), await everyPage(here, lang)];
      for (const screen of [...emails, ...pages]) await fits(page, screen, lang);
      if (examined.includes(lang)) {
        for (const screen of emails) await isAccessible(page, screen, { axe, without: ofWholePages });
        for (const screen of pages) await isAccessible(page, screen, { axe });
      }
      assert.deepEqual(here.accidents, []);
    });
});

async function fits(page: Page, { name, html }: Screen, lang: string): Promise<void> {
  await page.setContent(html, { waitUntil: 'domcontentloaded' });
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    width: document.documentElement.scrollWidth,
    rest: /\{\w+[,}]/.exec(document.body.innerText)?.[0],
  }));
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  assert.deepEqual(seen, { lang, dir, width: NARROW_PX, rest: undefined }, name);
}

async function isAccessible(
  page: Page,
  { name, html }: Screen,
  { axe, without = [] }: { axe: string; without?: string[] },
): Promise<void> {
  const rules = JSON.stringify(Object.fromEntries(without.map((it) => [it, { enabled: false }])));
  await page.setContent(html, { waitUntil: 'domcontentloaded' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate(
      `${axe}; axe.run({ rules: ${rules} }).then((it) => it.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target).join(' ')))`,
    );
    assert.deepEqual(violations, [], `${name}, ${colorScheme}`);
  }
}
