import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { BrowserContext, Page } from 'playwright-core';
import { EventExport } from '../../src/contract/index.ts';
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

const TITLE = 'Autumn live day';

describe('the events in the console', { timeout: 240_000 }, () => {
  let site: Site;
  let host: BrowserContext;

  withConsoleSite((opened) => ({ site, host } = opened));

  async function openEvent(): Promise<Page> {
    const page = await openConsole(site, host, '#/events');
    await page.getByRole('link', { name: TITLE, exact: true }).last().click();
    await heading(page, TITLE);
    await page.locator('.tiles').waitFor();
    return page;
  }

  /** Opens the form for a copy, and fills it in. */
  async function fillInCopy(page: Page, title: string): Promise<void> {
    await page.getByRole('button', { name: 'Copy…' }).click();
    await page.getByLabel('Title').fill(title);
    await page.getByLabel(/^Live day starts/).fill('2027-09-18T10:00');
  }

  const titles = (page: Page) => page.locator('.list th a').allInnerTexts();

  it('are listed with their figures, and found by title and state', async () => {
    const page = await openConsole(site, host, '#/events');
    await page
      .getByRole('row', { name: /Autumn live day.*Making.*15 groups.*90 people.*0 of \d+ pieces/s })
      .waitFor();
    await page.getByLabel('State').selectOption('closed');
    await page.getByText('No event matches.').waitFor();
    assert.match(page.url(), /#\/events\?state=closed$/);
    await page.getByRole('link', { name: 'Clear all' }).click();
    await page.getByLabel('Search by title').fill('autumn LIVE');
    await page.keyboard.press('Enter');
    await page.getByText('1 event', { exact: true }).waitFor();
    assert.deepEqual(await titles(page), [TITLE]);
    await page.close();
  });

  it('open by keyboard, with figures, rules and groups, and the focus on the heading', async () => {
    const page = await openConsole(site, host, '#/events');
    await page.getByRole('link', { name: TITLE }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((title) => document.activeElement?.textContent?.trim() === title, TITLE);
    await page.locator('.tiles li', { hasText: '90 people' }).waitFor();
    await page.locator('.details').getByText('Members choose their group').waitFor();
    await page.getByRole('row', { name: /Herons run by .* 6 people \d of \d pieces/s }).waitFor();
    await page.goBack();
    await heading(page, 'Events');
    await page.close();
  });

  it('lead to the board, once the settings say where it is', async () => {
    const page = await openEvent();
    assert.equal(
      await page.getByRole('link', { name: /^Enter the address of the page/ }).getAttribute('href'),
      '#/settings',
    );
    await site.command('settings', 'set', `boardPage=${site.url}/live-day.html`);
    await page.reload();
    const link = page.getByRole('link', { name: 'Open the board' });
    await link.click();
    await page.locator('group-board').getByRole('heading', { name: TITLE }).waitFor();
    await page.close();
  });

  it('are copied to another day, with what is missing said first', async () => {
    const page = await openEvent();
    await page.getByRole('button', { name: 'Copy…' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'title');
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'Copy…');
    await page.keyboard.press('Enter');
    await page.getByLabel('Title').fill(' ');
    await page.getByRole('button', { name: 'Create the copy' }).click();
    await page.getByText('Enter a title.').waitFor();
    await page.getByText('Choose a day and a time.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'title');
    await assertAccessibleNow(page, 'the form of a copy');
    // A year of two digits, as it is typed.
    await page.getByLabel(/^Live day starts/).fill('0027-01-16T09:30');
    await page.getByLabel('Title').fill('Winter day');
    await page.getByRole('button', { name: 'Create the copy' }).click();
    await page.getByText('Enter a title.').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'starts-at');
    await page.getByLabel(/^Live day starts \(Europe\/Vienna\)/).fill('2027-01-16T09:30');
    await page.keyboard.press('Enter');
    await announced(page, '“Winter day” has been created.');
    await heading(page, 'Winter day');
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Winter day');
    await page.locator('.status', { hasText: /Open.*16.*09:30/s }).waitFor();
    await page.locator('.tiles li', { hasText: '15 groups' }).waitFor();
    await page.locator('.tiles li', { hasText: '0 people' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Create the copy' }).count(), 0);
    await page.close();
  });

  it('are copied once, although the answer was lost', async () => {
    const page = await openEvent();
    await page.route('**/copies', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await fillInCopy(page, 'Spring day');
    await page.getByLabel(/Also create its 15 groups/).uncheck();
    await page.getByRole('button', { name: 'Create the copy' }).click();
    await page.getByRole('alert').getByText('The server can’t be reached.').waitFor();
    assert.equal(await page.getByLabel('Title').inputValue(), 'Spring day');
    await page.unroute('**/copies');
    await page.getByRole('button', { name: 'Create the copy' }).click();
    await heading(page, 'Spring day');
    await page.getByText('No groups yet.').waitFor();
    await page.getByRole('link', { name: 'All events' }).click();
    await page.locator('.list').waitFor();
    assert.deepEqual(await titles(page), ['Spring day', 'Winter day', TITLE]);
    await page.close();
  });

  it('are exported as CSV and as JSON, without an email address', async () => {
    const page = await openEvent();
    const exported = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      await announced(page, 'The event has been saved as a file.');
      const text = await readFile(await file.path(), 'utf8');
      assert.doesNotMatch(text, /@/);
      return { text, name: file.suggestedFilename() };
    };
    const csv = await exported('Export as CSV');
    assert.match(csv.name, /^[\w-]+-\d{4}-\d\d-\d\d\.csv$/);
    const lines: Record<string, string>[] = parse(csv.text, { columns: true });
    assert.equal(lines.length, 90);
    assert.equal(lines[0]!['event'], TITLE);
    const json = await exported('Export as JSON');
    assert.match(json.name, /\.json$/);
    const { groups, people } = EventExport.parse(JSON.parse(json.text));
    assert.deepEqual([groups.length, people.length], [15, 90]);
    await page.close();
  });

  it('are in the activity, with a link, after they were copied or exported', async () => {
    const page = await openConsole(site, host, '#/activity');
    await page
      .getByRole('row', { name: /Copied an event Autumn live day.*Hanna/s })
      .first()
      .waitFor();
    await page
      .getByRole('row', { name: /Exported an event as JSON/ })
      .getByRole('link', { name: TITLE })
      .click();
    await heading(page, TITLE);
    await page.close();
  });

  it('say so if the connection is lost, or the event is none', async () => {
    const page = await openEvent();
    await host.setOffline(true);
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    await announced(page, /The server can’t be reached/);
    assert.equal(await focused(page), 'Export as CSV');
    await page.getByRole('link', { name: 'All events' }).click();
    await page.getByRole('alert').getByText('The server can’t be reached.').waitFor();
    await host.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: TITLE }).waitFor();
    await page.evaluate(() => (location.hash = '#/events/none'));
    await page.getByRole('alert').getByText('It does not exist any more.').waitFor();
    await assertAccessibleNow(page, 'an event that is none');
    await page.close();
  });

  it('are accessible, and say nothing in the developer tools', async () => {
    const page = await openConsole(site, host, '#/events');
    const link = page.locator('.list a').last();
    await link.waitFor();
    await assertAccessible(page, ['events', (await link.getAttribute('href'))!.slice(2)]);
    await page.close();
    assert.deepEqual(
      said.filter((it) => !/status of (404|422)|ERR_(INTERNET_DISCONNECTED|FAILED)/.test(it)),
      [],
    );
  });
});
