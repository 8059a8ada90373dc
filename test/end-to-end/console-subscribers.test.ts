import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import {
  announced,
  assertAccessible,
  assertAccessibleNow,
  focused,
  heading,
  importTwice,
  openConsole,
  said,
  withConsoleSite,
} from './console-site.ts';
import type { Site } from './demo-site.ts';

const list = `Email,First name,State,Created at,Cancelled at,Shoe size
stays@example.org,Ada,Confirmed,2024-05-01 12:00:00,,38
left@example.org,Bo,Cancelled,2024-05-01 12:00:00,2024-06-01 12:00:00,
bounced@example.org,Cy,Bounced,2024-05-01 12:00:00,,
not an address,Di,Confirmed,2024-05-01 12:00:00,,
`;
const fileOf = (text: string) => ({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('the list of subscribers in the console', { timeout: 240_000 }, () => {
  let site: Site;
  let host: BrowserContext;

  withConsoleSite((opened) => ({ site, host } = opened));

  it('is imported after a look at what becomes of each row', async () => {
    const page = await openConsole(site, host, '#/subscribers');
    await page.getByText('No subscribers yet.').waitFor();
    await page.getByRole('link', { name: 'Import a list' }).click();
    await heading(page, 'Import a list');
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('Choose a file.', { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'file');
    await page.getByLabel('CSV file').setInputFiles(fileOf('name\nAda\n'));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('One of them must be "email"').waitFor();
    await assertAccessibleNow(page, 'the form of a list');

    await page.getByLabel('CSV file').setInputFiles(fileOf(list));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await announced(page, 'File checked. Nothing has changed yet.');
    assert.equal(await focused(page), 'What will happen');
    await page.getByText('This list comes from Kit.').waitFor();
    await page.getByText('Columns that are not imported: shoe_size.').waitFor();
    // What needs the owner comes first.
    const rows = page.locator('.list tbody tr');
    await page.getByRole('row', { name: /^5 .*Needs correction.*Column email/s }).waitFor();
    assert.equal(await rows.count(), 1);
    await page.getByLabel('Show').selectOption({ label: 'All rows (4)' });
    await page.getByRole('row', { name: /^2 stays@example\.org Confirmed/ }).waitFor();
    await page.getByRole('row', { name: /^4 bounced@example\.org Skipped.*state is "Bounced"/s }).waitFor();
    await assertAccessibleNow(page, 'what becomes of a list');
    assert.equal((await site.command('subscribers', 'export')).trim().split('\n').length, 1);

    await page.getByRole('button', { name: 'Import 1 person' }).click();
    await announced(page, 'The list has been imported.');
    assert.equal(await focused(page), 'Imported');
    await page.getByRole('link', { name: 'See the subscribers' }).click();
    await page.getByRole('row', { name: /stays@example\.org.*Confirmed/s }).waitFor();
    await page.getByRole('row', { name: /left@example\.org.*Left/s }).waitFor();
    await page.close();
  });

  it('is known when it is imported again', async () => {
    const page = await openConsole(site, host, '#/subscribers/import');
    await page.getByLabel('CSV file').setInputFiles(fileOf(list));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('There is nobody new in this file.').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Import/ }).count(), 0);
    await page.getByRole('button', { name: 'Choose another file' }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'file');
    await page.close();
  });

  for (const end of ['problem', 'lost'] as const)
    it(`says that an import broke off, and goes on with it: ${end}`, async () => {
      const page = await openConsole(site, host, '#/subscribers/import');
      await page.getByLabel('CSV file').setInputFiles(fileOf(`email\n${end}@example.org\n`));
      await page.getByRole('button', { name: 'Check the file' }).click();
      await importTwice(page, '/newsletter/imports', { button: /^Import 1 person$/, end });
      await page.getByText('stay as they are', { exact: true }).waitFor();
      await page.close();
    });

  it('is exported as a file, which the import takes', async () => {
    const page = await openConsole(site, host, '#/subscribers');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export the list' }).click(),
    ]);
    await announced(page, /^The list has been saved as a file/);
    assert.match(file.suggestedFilename(), /^subscribers-[\d-]+\.csv$/);
    assert.equal(await readFile(await file.path(), 'utf8'), await site.command('subscribers', 'export'));
    await assertAccessible(page, ['subscribers']);
    await page.close();
    assert.deepEqual(
      said.filter((it) => !/status of (400|422)/.test(it)),
      [],
    );
  });
});
