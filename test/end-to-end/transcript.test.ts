import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, fillIn, openBrowser } from './demo-site.ts';
import { PASSWORD, accept } from './people.ts';

const EMAIL = 'ada@example.org';

/** What a listener hears after each action, and where the focus is then. */
const EXPECTED = `Subscribe
  hears: Sending…
  at: h2 Check your inbox
Enter a wrong code
  hears: That isn’t the code in the latest email. Check it and try again.
  at: input 6-digit code
Enter the code
  at: h2 You’re subscribed
Accept the invitation
  hears: Signing in…
  at: h2 Choose a password
Choose a password
  hears: Saving…
  hears: Saved.
  at: button AAda AlderYour account
Take part
  hears: You’re taking part.
  at: h2 Spring day
Open a group
  at: h2 Group 1
Join it
  hears: You’re taking part.
  at: li AA Ada Alder you Nothing yet ideain prog
Begin a piece
  at: input Working title
Save it
  hears: Saved.
  at: button Reply to Ada Alder
It is ready
  hears: Ada Alder: ready
  at: input ready
Check in
  hears: Check-in shared with your group.
  at: input Add a sentence for your group (optional)
Propose a date
  at: input Day and time in your time zone (GMT+00:0
Send the date
  hears: Date proposed. Your group can agree to it.
  at: button Propose another date
The host settles it
  at: button Propose another date
Cheer
  at: button 25 Cheer: Thirty cups, one table
Open a post
  at: h2 Thirty cups, one table
Copy its link
  hears: Link copied
  at: button Link copied
Close it
  at: a Thirty cups, one table
Filter
  hears: Loading
  hears: 7 results
  at: button Article 7`;

/** Before any script of a page: takes down what its live regions say, in the page and in shadow trees. */
function listen(): void {
  const REGIONS = '[role=status], [role=alert], [aria-live]:not([aria-live=off])';
  const last = new WeakMap<Element, string>();
  const hear = (node: Node): void => {
    const element = node instanceof Element ? node : node.parentElement;
    const regions = node instanceof Element ? [...node.querySelectorAll(REGIONS)] : [];
    for (const region of [element?.closest(REGIONS), ...regions]) {
      const dialog = document.querySelector('showcase-feed')?.shadowRoot?.querySelector('dialog:modal');
      if (!region) continue;
      // What is outside an open dialog is inert, so nobody hears it.
      const inert = dialog && !dialog.contains(region);
      const text = region.textContent.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
      // A repeated sentence differs by a mark that nobody hears.
      if (text && !inert && region.textContent !== last.get(region)) (window as unknown as Heard).heard(text);
      last.set(region, region.textContent);
    }
  };
  const follow = (root: Node): void =>
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) [target, ...addedNodes].forEach(hear);
    }).observe(root, { childList: true, characterData: true, subtree: true });
  follow(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    follow(root);
    return root;
  };
}
interface Heard {
  heard(sentence: string): void;
}

/** What has the focus, through shadow trees: its kind, and its first words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const { labels } = at as HTMLInputElement;
    const name = at?.ariaLabel ?? labels?.[0]?.textContent ?? at?.textContent ?? '';
    return `${at?.localName} ${name.replace(/\s+/g, ' ').trim().slice(0, 40)}`.trim();
  });

describe('what a listener hears on the whole way', () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it('after each action a sentence or a heading says what happened, and the focus is never lost', async () => {
    const host = await eventOf(site, browser);
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
    const page = await context.newPage();
    const transcript: string[] = [];
    await context.grantPermissions(['clipboard-write']);
    await context.exposeFunction('heard', (sentence: string) => void transcript.push(`  hears: ${sentence}`));
    await context.addInitScript(listen);

    const actions = EXPECTED.split('\n').filter((line) => !line.startsWith(' '));
    /** Does the next action of the transcript, and waits until everything expected of it was heard and the focus is there. */
    const act = async (name: string, deed: () => Promise<unknown>): Promise<void> => {
      assert.equal(name, actions.shift(), 'the actions are those of the transcript');
      const [, rest = ''] = `\n${EXPECTED}`.split(`\n${name}\n`);
      const expected = rest
        .split('\n')
        .slice(0, rest.split('\n').findIndex((line) => line.startsWith('  at:')) + 1);
      const from = transcript.length;
      const now = async () => [...transcript.slice(from), `  at: ${await focused(page)}`];
      await deed();
      const deadline = Date.now() + 30_000;
      while ((await now()).join() !== expected.join() && Date.now() < deadline) await page.waitForTimeout(50);
      assert.deepEqual(await now(), expected, name);
    };
    const button = (tag: string, name: string | RegExp) =>
      page.locator(tag).getByRole('button', { name }).first();
    const board = page.locator('group-board');

    await page.goto(`${site.url}/index.html`);
    await fillIn(page, EMAIL);
    await act('Subscribe', () =>
      page.keyboard
        .press('Tab')
        .then(() => page.locator('newsletter-signup button[type=submit]').first().press('Enter')),
    );
    const { code } = (await site.mails(EMAIL)).at(-1)!;
    await page.locator('newsletter-signup [name=code]').fill('000000');
    await act('Enter a wrong code', () => page.keyboard.press('Enter'));
    await page.locator('newsletter-signup [name=code]').fill(code);
    await act('Enter the code', () => page.keyboard.press('Enter'));

    await site.command('members', 'invite', EMAIL, '--name', 'Ada Alder');
    const mails = await site.mails(EMAIL);
    await page.goto(mails.find(({ link }) => link.includes('sign-in'))!.link);
    const login = page.locator('main member-login');
    await act('Accept the invitation', () => login.locator('[part~=sign-in]').press('Enter'));
    await login.locator('[data-name=new-password]').fill(PASSWORD);
    await act('Choose a password', () => page.keyboard.press('Enter'));

    await page.goto(`${site.url}/live-day.html`);
    await board.locator('h2').first().waitFor();
    await act('Take part', () => button('group-board', 'Take part').press('Enter'));
    await act('Open a group', () => board.getByRole('link', { name: 'Group 1', exact: true }).press('Enter'));
    await act('Join it', () => button('group-board', 'Join this group').press('Enter'));
    await act('Begin a piece', () => button('group-board', 'What will you make?').press('Enter'));
    await page.keyboard.type('Tides');
    await act('Save it', () => page.keyboard.press('Enter'));
    await act('It is ready', () => board.locator('.own .steps [value=ready]').press('Space'));
    await board.locator('#check-in-text').fill('Half of it');
    await act('Check in', () => page.keyboard.press('Enter'));
    await act('Propose a date', () => button('group-board', 'Propose a date').press('Enter'));
    await act('Send the date', () => page.keyboard.press('Enter'));
    await host.locator('group-board h3 a', { hasText: /^Group 1$/ }).click();
    await act('The host settles it', () =>
      host.locator('group-board').getByRole('button', { name: 'Choose this date' }).click(),
    );

    await page.goto(`${site.url}/gallery.html`);
    const feed = page.locator('showcase-feed');
    await feed.locator('.cheer').first().waitFor();
    await act('Cheer', () => feed.locator('.cheer').first().press('Enter'));
    await act('Open a post', () => feed.locator('h3 a').first().press('Enter'));
    await act('Copy its link', () => button('showcase-feed', 'Copy link').press('Enter'));
    await act('Close it', () => page.keyboard.press('Escape'));
    await act('Filter', () => feed.locator('.kinds button').nth(1).press('Enter'));
    assert.deepEqual(actions, [], 'the whole transcript');
  });
});

/** A host's page with an event of one group. */
async function eventOf(site: Site, browser: Browser): Promise<Page> {
  const email = 'host@example.org';
  await site.command('members', 'invite', email, '--name', 'Hanna', '--role', 'host');
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 900 } })).newPage();
  await accept(page, (await site.mails(email)).at(-1)!.link);
  await page.goto(`${site.url}/live-day.html`);
  const board = page.locator('group-board');
  const press = (name: string) => board.getByRole('button', { name, exact: true }).first().click();
  await press('New event');
  await board.locator('#event-title').fill('Spring day');
  await board.locator('#event-starts').fill('2027-03-20T10:00');
  await press('Create event');
  await board.locator('.head h2', { hasText: 'Spring day' }).waitFor();
  await press('Groups');
  await board.locator('#split-groups').fill('1');
  await board.locator('#split-who').selectOption('members');
  await press('Create groups');
  await board.locator('.groups .card').first().waitFor();
  await press('Event');
  await press('Start the making phase');
  await board.getByRole('button', { name: 'Close event' }).waitFor();
  return page;
}
