import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, openBrowser } from './demo-site.ts';
import { accept } from './people.ts';

/** Somebody who has no mouse. */
class Hands {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What stands under the focus, through shadow roots: its name, or its text. */
  #here(): Promise<string> {
    return this.page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      const labels = (focused as HTMLInputElement | null)?.labels;
      return (focused?.ariaLabel ?? labels?.[0]?.textContent ?? focused?.textContent ?? '').trim();
    });
  }

  /** Moves the focus on until it stands on something of this name. */
  async reach(name: string, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 300; presses++) {
      if ((await this.#here()).startsWith(name)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`no way to "${name}" by keyboard`);
  }

  async press(name: string, key = 'Enter'): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.press(key);
  }

  async type(name: string, text: string): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** Goes along a menu by its arrow keys. */
  async choose(name: string, option: string): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.type(option);
  }

  sees(text: string | RegExp): Promise<void> {
    return this.page.locator('group-board').getByText(text).first().waitFor();
  }
}

describe('a live day by keyboard alone', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function comeIn(email: string, name: string, ...role: string[]): Promise<Hands> {
    await site.command('members', 'invite', email, '--name', name, ...role);
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 900 } })).newPage();
    await accept(page, (await site.mails(email)).at(-1)!.link);
    await page.goto(`${site.url}/live-day.html`);
    await page.locator('group-board h2').first().waitFor();
    return new Hands(page);
  }

  it('a host makes, splits, calls and closes; a member joins, makes, says, cheers and agrees', async () => {
    const host = await comeIn('host@example.org', 'Hanna', '--role', 'host');
    await host.press('New event');
    await host.sees('New event');
    await host.type('Title', 'Keyboard day');
    // A date field takes its parts one after the other: the year ends with its fourth digit.
    await host.reach('Live day starts');
    await host.page.keyboard.type('032020271000AM');
    await host.press('Create event');
    await host.page.locator('group-board .head h2', { hasText: 'Keyboard day' }).waitFor();
    await host.press('Groups');
    await host.type('Number of groups', '3');
    await host.choose('Who to assign', 'every');
    await host.press('Create groups');
    await host.sees('Everyone has a group.');
    await host.press('Event');
    await host.press('Start the making phase');
    await host.page.locator('group-board').getByRole('button', { name: 'Close event' }).waitFor();

    const ada = await comeIn('ada@example.org', 'Ada Alder');
    await ada.press('Take part');
    await ada.sees('Open a group and join it.');
    await ada.press('Group 2');
    await ada.press('Join this group');
    await ada.sees('How is it going?');
    await ada.press('What will you make?');
    await ada.type('Working title', 'Tides');
    await ada.page.keyboard.press('Enter');
    await ada.sees('Tides');
    await ada.reach('idea');
    await ada.page.keyboard.press('ArrowRight');
    await ada.page.locator('group-board .own .steps :checked[value=making]').waitFor({ state: 'attached' });
    await ada.reach('On track', 'Shift+Tab');
    await ada.page.keyboard.press('ArrowRight');
    await ada.type('Add a sentence for your group', 'Half of it');
    await ada.page.keyboard.press('Enter');
    await ada.sees('Half of it');
    await ada.reach('Propose a date', 'Shift+Tab');
    await ada.page.keyboard.press('Enter');
    await ada.reach('Day and time in');
    await ada.page.keyboard.press('Enter');
    await ada.sees('Date proposed.');

    await host.press('Roll-call');
    await host.press('Start with Group 1');
    await host.press('Next: Group 2');
    await ada.press('I’m here');
    await host.sees(/^1 of \d+ here/);
    await host.press('Event');
    await host.press('Close event');
    await host.sees('Unpublished pieces are kept');
    await host.page.keyboard.press('Tab');
    await host.press('Close event');
    await host.sees('See the results');
    const focused = await host.page.evaluate(() => document.activeElement?.localName);
    assert.equal(focused, 'group-board', 'the focus is never lost');
  });
});
