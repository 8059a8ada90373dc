import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { Receiver } from '../server/webhooks/receiver.ts';
import {
  announced,
  assertAccessibleNow,
  focused,
  heading,
  openConsole,
  said,
  withConsoleSite,
} from './console-site.ts';
import type { Site } from './demo-site.ts';

describe('the connections in the console', { timeout: 240_000 }, () => {
  let site: Site;
  let host: BrowserContext;
  let receiver: Receiver;

  before(async () => {
    receiver = await new Receiver().open();
  });
  withConsoleSite(async (opened) => {
    ({ site, host } = opened);
    await host.grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  after(() => receiver.close());

  it('add a webhook, and show its secret once', async () => {
    const page = await openConsole(site, host, '#/connections');
    await page.getByText('No webhooks yet.').waitFor();
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByLabel('Address', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    await page.getByText('Enter the address.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'url');
    await page.getByLabel('Address', { exact: true }).fill('http://example.org/hooks');
    await page.keyboard.press('Enter');
    await page.getByText('Use https, because the requests contain email addresses.').waitFor();
    await assertAccessibleNow(page, 'the form of a webhook');

    await page.getByLabel('Address', { exact: true }).fill(receiver.url);
    await page.getByLabel(/A post appears in the showcase/).uncheck();
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    await page.getByRole('heading', { name: 'Copy the secret now' }).waitFor();
    assert.equal(await focused(page), 'Copy the secret now');
    await assertAccessibleNow(page, 'the secret of a webhook');
    await page.getByRole('button', { name: 'Copy the secret' }).click();
    await announced(page, 'Copied.');
    receiver.secret = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(receiver.secret, /^whsec_/);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    assert.equal(await focused(page), 'Add a webhook');
    assert.equal(await page.getByLabel('Secret').count(), 0);
    assert.doesNotMatch(await page.locator('main').innerText(), /whsec_/);
    await page.getByRole('row', { name: /subscriber\.confirmed.*Working/s }).waitFor();
    await page.close();
  });

  it('create an API token, show it once, and delete it after a question', async () => {
    const page = await openConsole(site, host, '#/connections');
    await page.getByText('No tokens yet.').waitFor();
    await page.getByRole('button', { name: 'Create a token' }).click();
    await page.getByRole('button', { name: 'Create the token' }).click();
    await page.getByText('Enter a name.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'token-name');
    await page.getByLabel('Name', { exact: true }).fill('Monthly report');
    await page.keyboard.press('Enter');
    await page.getByText('Choose at least one.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'scopes');
    await assertAccessibleNow(page, 'the form of a token');
    await page.getByLabel(/See the figures of the overview/).check();
    await page.getByLabel('Expires after').selectOption('30');
    await page.getByRole('button', { name: 'Create the token' }).click();
    await page.getByRole('heading', { name: 'Copy the token now' }).waitFor();
    assert.equal(await focused(page), 'Copy the token now');
    await assertAccessibleNow(page, 'a new token');
    await page.getByRole('button', { name: 'Copy the token' }).click();
    await announced(page, 'Copied.');
    const token = await page.evaluate(() => navigator.clipboard.readText());
    const overview = () =>
      fetch(`${site.url}/overview`, { headers: { Authorization: `Bearer ${token}` } }).then(
        (it) => it.status,
      );
    assert.equal(await overview(), 200);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    assert.equal(await focused(page), 'Create a token');
    assert.ok(!(await page.locator('main').innerText()).includes(token));

    await page.getByRole('row', { name: /Monthly report.*overview:read by Hanna/s }).waitFor();
    await page.getByRole('button', { name: 'Delete the token Monthly report' }).click();
    assert.match((await focused(page))!, /^Delete the token Monthly report\? The program/);
    await assertAccessibleNow(page, 'the question before a token is deleted');
    await page.getByRole('button', { name: 'Delete', exact: true }).last().click();
    await announced(page, 'The token has been deleted.');
    await page.getByText('No tokens yet.').waitFor();
    assert.equal(await focused(page), 'Create a token');
    assert.equal(await overview(), 401);
    await page.close();
  });

  it('test a webhook, and say what it answered', async () => {
    const page = await openConsole(site, host, '#/connections');
    await page.getByRole('button', { name: /^Manage the webhook/ }).click();
    assert.equal(await focused(page), 'Send a test');
    await page.keyboard.press('Enter');
    await announced(page, 'It accepted the test.');
    assert.deepEqual(
      receiver.taken.map(({ type }) => type),
      ['test'],
    );
    receiver.answers.push(500);
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByRole('alert').getByText('It didn’t accept the test: It answered 500.').waitFor();
    await assertAccessibleNow(page, 'a webhook');
    await page.close();
  });

  it('show what waits, and send it again when asked to', async () => {
    const page = await openConsole(site, host, '#/connections');
    receiver.answers.push(500);
    await site.commandWith('email\nada@example.org\n', 'subscribers', 'import', '-');
    const row = page.getByRole('row', { name: /Failing.*1 event waits/s });
    while (!(await row.count())) {
      await page.reload();
      await page.locator('[data-row]').waitFor();
    }
    await page.getByRole('button', { name: /^Manage the webhook/ }).click();
    await page.getByText('Last error: It answered 500.').waitFor();
    await page.getByRole('button', { name: 'Try again now' }).click();
    await announced(page, 'All events that were waiting or given up are being sent again.');
    await page.close();
  });

  it('delete a webhook after a question', async () => {
    const page = await openConsole(site, host, '#/connections');
    await page.getByRole('button', { name: /^Manage the webhook/ }).click();
    await page.getByRole('button', { name: 'Delete…' }).click();
    assert.match((await focused(page))!, /^Delete the webhook to/);
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'Delete…');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await announced(page, 'The webhook has been deleted.');
    await page.getByText('No webhooks yet.').waitFor();
    assert.equal(await focused(page), 'Add a webhook');
    await page.close();
    await heading(await openConsole(site, host, '#/connections'), 'Connections');
    assert.deepEqual(
      said.filter((it) => !/status of (400|422)/.test(it)),
      [],
    );
  });
});
