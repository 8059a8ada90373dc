import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import {
  announced,
  assertAccessibleNow,
  focused,
  HOST,
  openConsole,
  said,
  withConsoleSite,
} from './console-site.ts';
import type { Site } from './demo-site.ts';

describe('the server and its lists in the console', { timeout: 480_000 }, () => {
  let site: Site;
  let host: BrowserContext;

  withConsoleSite((opened) => ({ site, host } = opened));

  it('are checked, with the state of each check in words', async () => {
    const page = await openConsole(site, host, '#/server');
    await page.getByRole('button', { name: 'Check the server' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.checks li').first().waitFor();
    await announced(page, /checks? needs? your attention/);
    assert.match((await focused(page))!, /your attention/);
    const mailServer = page.locator('.checks li', { hasText: 'Mail server' });
    assert.match(await mailServer.innerText(), /Failed[^]*SMTP_URL[^]*What to do: Set SMTP_URL/);
    assert.match(await page.locator('.checks li', { hasText: 'Reachable' }).innerText(), /^OK/);
    // Node’s adaptor replaces the global Response while a server runs, so nothing may compare with it.
    assert.match(await page.locator('.checks li', { hasText: 'Clock' }).innerText(), /^OK/);
    const states = await page.locator('.checks .state').allInnerTexts();
    assert.equal(states[0], 'Failed', 'what needs a host is first');
    assert.ok(!(await page.locator('.checks').innerText()).includes(HOST));
    await assertAccessibleNow(page, 'the checks');
    await page.close();
  });

  it('send a test email to the host, and say that it is not delivered without a mail server', async () => {
    const page = await openConsole(site, host, '#/server');
    await page.getByText(`Sends an email to ${HOST}`).waitFor();
    await page.getByRole('button', { name: 'Send a test email to me' }).click();
    await announced(page, 'It was written to a folder on the server and not delivered.');
    await page.getByText('Its answer: SMTP_URL is not set.').waitFor();
    assert.equal(await focused(page), 'Send a test email to me');
    assert.ok((await site.mails(HOST)).some(({ text }) => text.includes('You asked for this email')));
    await assertAccessibleNow(page, 'a test email');
    await page.reload();
    await page.locator('[data-test-email=stored]').waitFor();
    await page.close();
  });

  it('show no backup, why there is no download, and the command', async () => {
    await host.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await openConsole(site, host, '#/server');
    await page.getByText('No backup yet.').waitFor();
    await page.getByText('Why you can’t download a backup here').click();
    await page.getByText('a stolen session of a host is not enough').waitFor();
    await page.getByRole('button', { name: 'Copy: Make a backup now' }).click();
    await announced(page, 'Copied.');
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^community backup "/);
    await assertAccessibleNow(page, 'the backups');
    await page.close();
  });

  it('take a topic from its name to its place, by keyboard, and lose no translation', async () => {
    await site.command(
      ...['settings', 'set'],
      'translations.de.topics={"practice":"Üben","events":"Treffen","gone":"Früher"}',
    );
    const page = await openConsole(site, host, '#/settings');
    const topic = (number: number) => page.getByRole('group', { name: `Topic ${number}`, exact: true });
    await page.getByRole('button', { name: 'Add a topic' }).focus();
    await page.keyboard.press('Enter');
    await topic(3).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'setting-topics-2-label');

    // Nothing is filled in: the first wrong field has the focus.
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.locator('#setting-topics-2-label-error').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'setting-topics-2-label');
    await page.keyboard.type('Birds & herons');
    assert.equal(await topic(3).getByLabel('ID').inputValue(), 'birds-herons');
    await topic(3).getByLabel('Name in German').fill('Vögel');

    // A translation of a topic that is gone stays where it is, also when an id passes by.
    for (const id of ['gone', 'gone-fishing', 'birds-herons']) await topic(3).getByLabel('ID').fill(id);
    const translations = await page.locator('#setting-translations').inputValue();
    assert.match(translations, /"gone":\s*"Früher"/);

    // The id of another topic is refused by the server, at its field.
    await topic(3).getByLabel('ID').fill('events');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.locator('#setting-topics-2-id-error, #setting-topics-2-label-error').first().waitFor();
    await assertAccessibleNow(page, 'topics with an error');
    await page.reload();
    await page.getByText('These are your unsaved changes').waitFor();
    await page.locator('#setting-topics-2-label').waitFor();
    await page.close();
  });

  it('move, rename and remove topics, and save consents with their translations', async () => {
    const page = await openConsole(site, host, '#/settings');
    await page.getByRole('button', { name: 'Discard my changes' }).click();
    await announced(page, 'Your changes have been discarded.');
    const topic = (number: number) => page.getByRole('group', { name: `Topic ${number}`, exact: true });
    await topic(1)
      .getByRole('button', { name: /^Move down/ })
      .focus();
    await page.keyboard.press('Enter');
    await announced(page, 'Moved to place 2 of 2.');
    assert.equal(await focused(page), 'Move up');
    await topic(2).getByLabel('Name', { exact: true }).fill('Ideas for the week');
    await page.getByRole('button', { name: 'Add a topic' }).click();
    await topic(3).getByLabel('Name', { exact: true }).fill('Birds');
    await topic(3).getByLabel('ID').fill('birds');
    await topic(3).getByLabel('Name in German').fill('Vögel');
    const consent = page.getByRole('group', { name: 'Consent 1', exact: true });
    await consent.getByLabel('Wording in German').fill('Ja, bitte.');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await announced(page, 'Settings saved.');
    await topic(1)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await announced(page, /^Removed/);
    assert.equal(await focused(page), 'Add a topic');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await announced(page, 'Settings saved.');
    await assertAccessibleNow(page, 'the settings');
    await page.close();

    const settings = JSON.parse(await site.command('settings', 'show')) as {
      topics: object[];
      translations: { de: { title: string; topics: object; consents: object } };
    };
    assert.deepEqual(settings.topics, [
      { id: 'practice', label: 'Ideas for the week' },
      { id: 'birds', label: 'Birds' },
    ]);
    const { de } = settings.translations;
    assert.deepEqual(de.topics, { practice: 'Üben', events: 'Treffen', gone: 'Früher', birds: 'Vögel' });
    assert.deepEqual(de.consents, { newsletter: 'Ja, bitte.' });
    assert.equal(de.title, 'Der Donnerstagsbrief');
    assert.deepEqual(
      said.filter((it) => !/status of (400|409|422)/.test(it)),
      [],
    );
  });
});
