import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { Site, openBrowser, someAddress } from './demo-site.ts';

describe('without script', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('the form posts, the mail comes, the code confirms, and there is a way back', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const start = `${site.url}/no-script.html`;
    const email = someAddress();
    await page.goto(start);
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=consents]').check();
    await page.locator('newsletter-signup button').click();

    assert.equal(await page.locator('[name=email]').inputValue(), email);
    // The page was open for less time than a person needs to read it; a robot's is.
    await page.waitForTimeout(2100);
    await page.locator('form button').first().click();

    await page.locator('[name=code]').waitFor();
    const [mail] = await site.mails(email);
    await page.locator('[name=code]').fill(mail!.code);
    await page.locator('[name=code]').press('Enter');
    await page.locator(`a[href="${start}"]`).click();
    assert.equal(page.url(), start);
    assert.match(
      await site.command('subscribers', 'export', '--state', 'confirmed'),
      new RegExp(`${email}.*plain-form`),
    );
    await page.close();
  });

  for (const [name, leads] of [
    ['index', '/newsletter/signup'],
    ['live-day', '/showcase.html'],
    ['members', undefined],
    ['gate', '/newsletter/signup'],
  ] as const)
    it(`${name}.html leaves no hole, and says where to go`, async () => {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(`${site.url}/${name}.html`);
      const shown = await page
        .locator('newsletter-signup, member-login:not([compact]), group-board, showcase-feed')
        .evaluateAll((all) =>
          all.map((it) => ({ height: it.getBoundingClientRect().height, says: it.textContent.trim() })),
        );
      assert.ok(shown.length > 0);
      for (const { height, says } of shown) assert.ok(says && height < 400, `${says}: ${height} px`);
      if (leads) {
        await page.locator(`noscript a[href="${leads}"]`).first().click();
        assert.equal(await page.locator('h1').count(), 1);
      }
      await page.close();
    });

  it('a mistyped address is said beside its field, with what was typed still there', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${site.url}/no-script.html`);
    const form = page.locator('newsletter-signup form');
    await page.locator('[name=email]').fill('ada@example');
    await page.locator('[name=consents]').check();
    await form.locator('button').click();
    assert.equal(await page.locator('[name=email]').inputValue(), 'ada@example');
    const described = await page.locator('[name=email]').getAttribute('aria-describedby');
    assert.ok(described);
    assert.match((await page.locator(`[id="${described.split(' ').at(-1)}"]`).textContent())!, /@/);
    await page.close();
  });
});
