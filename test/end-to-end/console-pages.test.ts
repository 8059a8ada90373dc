import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import {
  announced,
  assertAccessible,
  assertAccessibleNow,
  focused,
  heading,
  openConsole,
  said,
  withConsoleSite,
} from './console-site.ts';
import type { Site } from './demo-site.ts';

const month = '# Month of Cups\n\nOne **cup** a day.\n\n## Day 1\nopens: 2026-12-01\n\nDraw a cup.\n';

describe('the pages for members in the console', { timeout: 240_000 }, () => {
  let site: Site;
  let host: BrowserContext;

  withConsoleSite((opened) => ({ site, host } = opened));

  it('are written with a preview, and nothing typed is lost', async () => {
    const page = await openConsole(site, host, '#/pages');
    await page.getByRole('link', { name: 'Write a page' }).first().click();
    await heading(page, 'New page');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Begin with a title such as').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
    const text = page.getByLabel('Text', { exact: true });
    await text.fill(month.replace('2026-12-01', 'tomorrow'));
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByText('Line 6: “tomorrow” is no date.').waitFor();
    await assertAccessibleNow(page, 'a page that is wrong');

    await page.reload();
    await page.getByText('These are your unsaved changes').waitFor();
    await text.fill(month);
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await announced(page, 'The preview is open.');
    assert.equal(await focused(page), 'Preview');
    await page.locator('.preview summary').getByText('opens').waitFor();
    await page.locator('.preview summary').click();
    await page.locator('.preview').getByText('Draw a cup.').waitFor();
    await text.fill(`${month}\nAnd a saucer.\n`);
    await page.locator('.preview').getByText('And a saucer.').waitFor();
    await assertAccessibleNow(page, 'a page with its preview');

    await page.getByRole('button', { name: 'Save' }).click();
    await announced(page, 'Page saved.');
    await heading(page, 'Month of Cups');
    assert.match(page.url(), /#\/pages\/month-of-cups$/);
    await page.getByText('page="month-of-cups"').waitFor();
    assert.match(
      await site.command('pages', 'list'),
      /^month-of-cups\tMonth of Cups\t1 lesson\tfor members$/m,
    );
    await page.close();
  });

  it('keep what two hosts have written apart', async () => {
    const page = await openConsole(site, host, '#/pages');
    await page.getByRole('link', { name: 'Month of Cups' }).click();
    const text = page.getByLabel('Text', { exact: true });
    await text.fill(`${month}\nMine.\n`);
    await site.commandWith(`${month}\nTheirs.\n`, 'pages', 'put', '-', '--id', 'month-of-cups');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Another host has changed this page').waitFor();
    assert.equal(await focused(page), 'Another host has changed this page since you opened it.');
    assert.match(await text.inputValue(), /Mine\./);
    await page.getByText('What the other host saved').click();
    await page.locator('.notice pre').getByText('Theirs.').waitFor();
    await assertAccessibleNow(page, 'a page that two hosts have changed');
    await page.getByRole('button', { name: 'Replace it with mine' }).click();
    await announced(page, 'Page saved.');
    await page.reload();
    await text.waitFor();
    assert.match(await text.inputValue(), /Mine\./);
    await page.close();
  });

  it('are deleted after a question', async () => {
    const page = await openConsole(site, host, '#/pages/month-of-cups');
    await page.getByRole('button', { name: 'Delete…' }).click();
    assert.match((await focused(page))!, /^Delete “Month of Cups”\?/);
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'Delete…');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await announced(page, '“Month of Cups” has been deleted.');
    await heading(page, 'Pages');
    assert.equal(await page.getByRole('link', { name: 'Month of Cups' }).count(), 0);
    await assertAccessible(page, ['pages', 'pages/new', 'pages/nothing']);
    await page.close();
    assert.deepEqual(
      said.filter((it) => !/status of (404|409|422)/.test(it)),
      [],
    );
  });
});
