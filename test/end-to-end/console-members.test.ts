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
  HOST,
  importTwice,
  MEMBER,
  openConsole,
  said,
  withConsoleSite,
} from './console-site.ts';
import type { Site } from './demo-site.ts';

const list = `Email;Name;Role;Shoe size
ada.import@example.org;Ada;facilitator;38
${MEMBER};;facilitator;
${HOST};;member;
not an address;Di;;
ben.import@example.org;Ben;king;
`;
const fileOf = (text: string) => ({ name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('the list of members in the console', { timeout: 240_000 }, () => {
  let site: Site;
  let host: BrowserContext;

  withConsoleSite((opened) => ({ site, host } = opened));

  it('is imported after a look at what becomes of each row', async () => {
    const page = await openConsole(site, host, '#/members');
    await page.getByRole('link', { name: 'Import members' }).click();
    await heading(page, 'Import members');
    assert.equal(await focused(page), 'Import members');
    await page.getByLabel('CSV file').setInputFiles(fileOf('name\nAda\n'));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('One of them must be "email"').waitFor();
    await assertAccessibleNow(page, 'the form of a list of members');

    await page.getByLabel('CSV file').setInputFiles(fileOf(list));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await announced(page, 'File checked. Nothing has changed yet.');
    assert.equal(await focused(page), 'What will happen');
    await page.getByText('Columns that are not imported: shoe_size.').waitFor();
    // What needs the owner comes first.
    await page.getByRole('row', { name: /^5 .*Needs correction.*Column email/s }).waitFor();
    assert.equal(await page.locator('.list tbody tr').count(), 2);
    await page.getByLabel('Show').selectOption({ label: 'All rows (5)' });
    await page.getByRole('row', { name: /^2 ada\.import@.* Invited as Facilitator/ }).waitFor();
    await page
      .getByRole('row', { name: /^3 mo\.member@.* New role as Facilitator.* was a member/ })
      .waitFor();
    await page.getByRole('row', { name: /^4 hanna\.host@.* Refused as Host.* is you/ }).waitFor();
    await assertAccessibleNow(page, 'what becomes of a list of members');
    assert.doesNotMatch(await site.command('members', 'export'), /ada\.import/);

    await page.getByRole('button', { name: 'Invite 1 person' }).click();
    await announced(page, 'The list has been imported.');
    assert.equal(await focused(page), 'Imported');
    await page.getByRole('link', { name: 'See the members' }).click();
    await page.getByRole('row', { name: /Ada.*Facilitator.*invited/s }).waitFor();
    await page.getByRole('row', { name: /mo\.member.*Facilitator/s }).waitFor();
    const [mail] = await site.mails('ada.import@example.org');
    assert.match(mail!.link, /community-sign-in=/);
    await page.close();
  });

  it('invites nobody twice when it is imported again', async () => {
    const page = await openConsole(site, host, '#/members/import');
    await page.getByLabel('CSV file').setInputFiles(fileOf(list));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('There is nobody new in this file.').waitFor();
    assert.equal(await page.getByRole('button', { name: /^(Import|Invite)/ }).count(), 0);
    await page.getByRole('button', { name: 'Choose another file' }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'file');
    await page.close();
  });

  for (const end of ['problem', 'lost'] as const)
    it(`says that an import broke off, and goes on with it: ${end}`, async () => {
      const page = await openConsole(site, host, '#/members/import');
      await page.getByLabel('CSV file').setInputFiles(fileOf(`email\n${end}@example.org\n`));
      await page.getByRole('button', { name: 'Check the file' }).click();
      await importTwice(page, '/members/imports', { button: /^Invite 1 person$/, end });
      await page.getByText('stay as they are and get no email').waitFor();
      assert.equal((await site.mails(`${end}@example.org`)).length, 1);
      await page.close();
    });

  it('is exported as a file, which the import takes', async () => {
    const page = await openConsole(site, host, '#/members');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export the list' }).click(),
    ]);
    await announced(page, 'The list of members has been saved as a file.');
    assert.match(file.suggestedFilename(), /^members-[\d-]+\.csv$/);
    assert.equal(await readFile(await file.path(), 'utf8'), await site.command('members', 'export'));
    await assertAccessible(page, ['members', 'members/import']);
    await page.close();
    assert.deepEqual(
      said.filter((it) => !/status of (400|422)/.test(it)),
      [],
    );
  });
});
