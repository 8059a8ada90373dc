import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { KEY } from '../server/services/stand-in.ts';
import { Listmonk } from '../server/services/stand-ins/listmonk.ts';
import {
  announced,
  assertAccessibleNow,
  focused,
  openConsole,
  said,
  withConsoleSite,
} from './console-site.ts';
import { atStep, type Site, someAddress, subscribe } from './demo-site.ts';

describe('the newsletter services in the console', { timeout: 240_000 }, () => {
  let site: Site;
  let browser: Browser;
  let host: BrowserContext;
  let service: Listmonk;
  const reader = someAddress();

  before(async () => {
    service = await new Listmonk().open();
  });
  withConsoleSite(async (opened) => {
    ({ site, browser, host } = opened);
    const page = await browser.newPage();
    await page.goto(site.url);
    await subscribe(page, reader);
    await atStep(page, 'check-inbox');
    const [mail] = await site.mails(reader);
    await page.locator('[name=code]').fill(mail!.code);
    await page.keyboard.press('Enter');
    await atStep(page, 'confirmed');
    await page.close();
  });
  after(() => service.close());

  it('connect one, after its key and list are checked', async () => {
    const page = await openConsole(site, host, '#/connections');
    await page.getByText('No service is connected.').waitFor();
    await page.getByRole('button', { name: 'Connect a service' }).click();
    await page.getByLabel('Service', { exact: true }).selectOption('listmonk');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Fill in this field.').first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'service-url');
    await page.getByLabel('Address', { exact: true }).fill(service.url);
    await page.getByLabel('API user').fill('community');
    await page.getByLabel('Access token').fill('a-wrong-key');
    await page.getByLabel('List', { exact: true }).fill('3');
    await page.keyboard.press('Enter');
    await page.locator('#service-key-error').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'service-key');
    await assertAccessibleNow(page, 'the form of a service');

    await page.getByLabel('Access token').fill(KEY);
    await page.keyboard.press('Enter');
    await announced(page, 'listmonk is connected.');
    assert.equal(await focused(page), 'Send all subscribers');
    await page.getByRole('row', { name: /listmonk.*List 3.*Working/s }).waitFor();
    await assertAccessibleNow(page, 'a service');
    assert.ok(!(await page.content()).includes(KEY));
    await page.close();
  });

  it('send it those who have confirmed before', async () => {
    const page = await openConsole(site, host, '#/connections');
    await page.getByRole('button', { name: 'Manage listmonk' }).click();
    assert.equal(service.stateOf(reader), 'unknown');
    await page.getByRole('button', { name: 'Send all subscribers' }).click();
    await announced(page, 'Everyone who has confirmed is being sent to listmonk.');
    assert.equal(await focused(page), 'Send all subscribers');
    while (service.stateOf(reader) !== 'listed') await page.waitForTimeout(100);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await announced(page, 'The key and the list work.');
    await page.close();
  });

  it('say why one is paused', async () => {
    service.keyWorks = false;
    const page = await openConsole(site, host, '#/connections');
    await page.getByRole('button', { name: 'Manage listmonk' }).click();
    await page.getByRole('button', { name: 'Send all subscribers' }).click();
    for (;;) {
      await page.reload();
      const row = page.getByRole('row', { name: /listmonk/ });
      await row.waitFor();
      if ((await row.innerText()).includes('Paused')) break;
      await page.waitForTimeout(200);
    }
    await page.getByRole('button', { name: 'Manage listmonk' }).click();
    await page.getByText('It rejects the key, or the list no longer exists.').waitFor();
    await assertAccessibleNow(page, 'a service that is paused');
    await page.close();
  });

  it('disconnect one after a question', async () => {
    const page = await openConsole(site, host, '#/connections');
    await page.getByRole('button', { name: 'Manage listmonk' }).click();
    await page.getByRole('button', { name: 'Disconnect…' }).click();
    assert.match((await focused(page))!, /^Disconnect listmonk\? Its key/);
    await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await announced(page, 'The service has been disconnected.');
    assert.equal(await focused(page), 'Connect a service');
    assert.equal(service.stateOf(reader), 'listed');
    await page.close();
    assert.deepEqual(
      said.filter((it) => !/status of (400|422)/.test(it)),
      [],
    );
  });
});
