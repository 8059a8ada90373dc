import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from './demo-site.ts';
import { PlainSite } from './plain-site.ts';

const far = '<p style="height: 3000px">A long page</p>';
/** More than a screen of text, all of which would move. */
const below = '<p>What stands below</p>'.repeat(60);
const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];

describe('a plain page of another origin with the one line', { timeout: 240_000 }, () => {
  const plain = new PlainSite();
  let url: string;
  let site: Site;
  let browser: Browser;
  let line: string;

  before(async () => {
    url = await plain.open();
    [site, browser] = await Promise.all([Site.open({ ORIGINS: url }), openBrowser()]);
    line = `<script src="${site.url}/widgets/loader.js" async></script>`;
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    plain.close();
  });

  /** Opens it and takes down what it says. `late`: the loader comes when the page has been painted, as it does on a slow line. */
  async function open({ late = false } = {}): Promise<{ page: Page; said: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    const said: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const isPainted = () => performance.getEntriesByName('first-contentful-paint').length > 0;
    if (late)
      await page.route('**/loader.js', async (route) => {
        await page.waitForFunction(isPainted);
        await route.continue();
      });
    await page.goto(url, { waitUntil: late ? 'commit' : 'load' });
    return { page, said };
  }

  const isDrawn = (page: Page, tag: string) =>
    page.waitForFunction((it) => {
      const root = document.querySelector(it)?.shadowRoot;
      return root?.querySelector('.base') && !root.querySelector('[aria-busy=true]');
    }, tag);
  const shiftsOf = async (page: Page) => {
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    return page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
  };

  for (const [name, element] of [
    ['and a tag', '<newsletter-signup></newsletter-signup>'],
    ['and a placeholder', '<div data-community="newsletter-signup" data-layout="card"></div>'],
  ] as const)
    it(`${name} subscribes`, async () => {
      plain.has(line + element);
      const { page, said } = await open();
      const email = someAddress();
      await subscribe(page, email);
      await atStep(page, 'check-inbox');
      const [mail] = await site.mails(email);
      await page.locator('[name=code]').fill(mail!.code);
      await page.keyboard.press('Enter');
      await atStep(page, 'confirmed');
      assert.deepEqual(said, []);
      await page.close();
    });

  it('shows all four', async () => {
    plain.has(line + tags.map((tag) => `<${tag} login="/members"></${tag}>`).join(''));
    const { page, said } = await open();
    for (const tag of tags) {
      await page.locator(tag).scrollIntoViewIfNeeded();
      await isDrawn(page, tag);
    }
    assert.deepEqual(said, []);
    await page.close();
  });

  it('is silent under a strict policy with Trusted Types', async () => {
    const policy = `default-src 'none'; script-src ${site.url}; style-src ${site.url}; connect-src ${site.url}; img-src data: ${site.url}; form-action ${site.url}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
    plain.has(`${line}<newsletter-signup></newsletter-signup><div data-community="showcase-feed"></div>`, {
      headers: { 'Content-Security-Policy': policy },
    });
    const { page, said } = await open();
    await isDrawn(page, 'newsletter-signup');
    await isDrawn(page, 'showcase-feed');
    assert.deepEqual(said, []);
    await page.close();
  });

  it('is silent under a policy of nonces with strict-dynamic', async () => {
    const policy = `script-src 'nonce-abc' 'strict-dynamic'; base-uri 'none'; object-src 'none'`;
    plain.has(line.replace('async', 'nonce="abc" async') + '<newsletter-signup></newsletter-signup>', {
      headers: { 'Content-Security-Policy': policy },
    });
    const { page, said } = await open();
    await isDrawn(page, 'newsletter-signup');
    assert.deepEqual(said, []);
    await page.close();
  });

  it('says what a policy must allow, where it takes the loader and not the modules', async () => {
    plain.has(`${line}<newsletter-signup></newsletter-signup>`, {
      headers: { 'Content-Security-Policy': `script-src ${site.url}/widgets/loader.js` },
    });
    const { page, said } = await open();
    const sentence = () => said.find((it) => it.startsWith('community-widgets:'));
    while (!sentence()) await page.waitForEvent('console');
    assert.match(
      sentence()!,
      /Content Security Policy of this page refuses it: allow http:\/\/localhost:\d+ in script-src/,
    );
    await page.close();
  });

  it('loads only what the hashes of an import map allow', async () => {
    const hashes = (await (await fetch(`${site.url}/widgets/sri.json`)).json()) as Record<string, string>;
    const map = (change: (name: string, hash: string) => string) => {
      const modules = Object.entries(hashes).filter(([name]) => name.endsWith('.js'));
      const integrity = modules.map(([name, hash]) => [`${site.url}/widgets/${name}`, change(name, hash)]);
      return `<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(integrity) as object })}</script>`;
    };
    const pinned = line.replace('async', `integrity="${hashes['loader.js']}" crossorigin async`);
    plain.has(`${pinned}<newsletter-signup></newsletter-signup>`, { head: map((_, hash) => hash) });
    const right = await open();
    await isDrawn(right.page, 'newsletter-signup');
    assert.deepEqual(right.said, []);
    await right.page.close();

    const isBase = (name: string) => name.startsWith('chunks/base-');
    plain.has(`${pinned}<newsletter-signup></newsletter-signup>`, {
      head: map((name, hash) => (isBase(name) ? hashes['group-board.js']! : hash)),
    });
    const wrong = await open();
    while (!wrong.said.some((it) => it.startsWith('community-widgets:')))
      await wrong.page.waitForEvent('console');
    assert.ok(wrong.said.some((it) => /integrity/i.test(it)));
    await wrong.page.close();
  });

  for (const tag of tags) {
    it(`moves nothing for a <${tag}> outside the first view`, async () => {
      plain.has(`${line}${far}<${tag} login="/members"></${tag}>${below}`);
      const { page } = await open();
      const goTo = (top: number) => page.evaluate((it) => window.scrollTo(0, it), top);
      await goTo(2000);
      await isDrawn(page, tag);
      await goTo(3000);
      assert.deepEqual(await shiftsOf(page), []);
      await page.close();
    });

    for (const element of [
      `<${tag} login="/members"></${tag}>`,
      `<div data-community="${tag}" data-login="/members"></div>`,
    ])
      it(`moves nothing with the style sheet beside it for ${element}`, async () => {
        const sheet = `<link rel="stylesheet" href="${site.url}/widgets/${tag}.css">`;
        plain.has(`${line}${element}${below}`, { head: sheet });
        const { page } = await open({ late: true });
        await isDrawn(page, tag);
        assert.deepEqual(await shiftsOf(page), []);
        await page.close();
      });

    it(`moves what stands below a <${tag}> in the first view, by the bare line`, async (test) => {
      plain.has(`${line}<${tag} login="/members"></${tag}>${below}`);
      const { page } = await open({ late: true });
      await isDrawn(page, tag);
      const shifts = await shiftsOf(page);
      const sum = shifts.reduce((all, it) => all + it, 0);
      test.diagnostic(`layout shift of <${tag}> by the bare line: ${sum.toFixed(3)}`);
      assert.ok(sum > 0.05, 'what the others measure would be seen');
      await page.close();
    });
  }
});
