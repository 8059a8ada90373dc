import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from './demo-site.ts';

describe('from a pasted tag to a confirmed subscriber', () => {
  let site: Site;
  let browser: Browser;
  const [byLink, byCode] = [someAddress(), someAddress()];

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('confirms by the link in the mail, after a scanner has opened it twice', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    await subscribe(page, byLink);
    await atStep(page, 'check-inbox');

    const [mail] = await site.mails(byLink);
    await page.goto(`${site.url}/mailbox`);
    await page.getByText(byLink).first().click();
    await page.getByText('Confirm').first().waitFor();

    const links = [...new Set(mail!.text.match(/https?:\S+/g))];
    for (const link of [...links, ...links]) {
      for (const method of ['GET', 'HEAD']) assert.ok((await fetch(link, { method })).ok, link);
    }
    assert.match(await site.command('subscribers', 'export'), new RegExp(`${byLink}.*pending`));

    await page.goto(mail!.link);
    await page.getByRole('button').first().click();
    await page.getByRole('link').first().waitFor();
    assert.match(await site.command('subscribers', 'export', '--state', 'confirmed'), new RegExp(byLink));
    await page.close();
  });

  it('confirms by the code, typed into the widget', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    await subscribe(page, byCode);
    await atStep(page, 'check-inbox');
    const [mail] = await site.mails(byCode);
    await page.locator('[name=code]').fill(`${mail!.code.slice(0, 3)} ${mail!.code.slice(3)}`);
    await page.keyboard.press('Enter');
    await atStep(page, 'confirmed');
    await page.close();
  });

  it('exports both with what they agreed to, while the server runs', async () => {
    const [head, ...rows] = (await site.command('subscribers', 'export', '--state', 'confirmed'))
      .trim()
      .split('\n');
    assert.match(head!, /consent_newsletter_wording,consent_newsletter_sha256/);
    assert.equal(rows.length, 2);
    for (const row of rows) assert.match(row, /Yes, send me the Thursday letter.*,[0-9a-f]{64},.*checkbox/);
  });

  it('unsubscribes with one click, as a mail program does it', async () => {
    const [mail] = await site.mails(byLink);
    const address = /<(https?:[^>]+)>/.exec(JSON.stringify(mail!.headers))![1]!;
    assert.match(JSON.stringify(mail!.headers), /List-Unsubscribe=One-Click/);
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    for (let times = 0; times < 2; times++) {
      const response = await fetch(address, { method: 'POST', body, redirect: 'error' });
      assert.equal(response.status, 200);
    }
    assert.match(await site.command('subscribers', 'export'), new RegExp(`${byLink}.*unsubscribed`));
  });

  it('has it all after a power cut', async () => {
    const before = await site.command('subscribers', 'export');
    await site.kill();
    await site.start();
    assert.equal(await site.command('subscribers', 'export'), before);
  });
});
