import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import {
  HOST,
  MEMBER,
  assertAccessible,
  focused,
  heading,
  openConsole as open,
  openConsoleSite,
  said,
  signInOn,
} from './console-site.ts';
import { type Site, atStep, someAddress, subscribe } from './demo-site.ts';

describe('the console of hosts', { timeout: 240_000 }, () => {
  let site: Site;
  let browser: Browser;
  /** The browser of a host, signed in by the console's own form. */
  let host: BrowserContext;

  before(async () => ({ site, browser, host } = await openConsoleSite()));
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it('is served with a policy that allows no inline script or style, and its frame no script', async () => {
    const policy = async (path: string) =>
      (await fetch(site.url + path)).headers.get('content-security-policy') ?? '';
    assert.doesNotMatch(await policy('/console'), /unsafe/);
    assert.match(await policy('/console'), /frame-ancestors 'none'/);
    assert.match(await policy('/console/preview'), /^default-src 'none'/);
    assert.doesNotMatch(await policy('/console/preview'), /script-src/);
  });

  it('asks strangers to sign in, and shows a member who is no host nothing', async () => {
    const context = await browser.newContext();
    const page = await open(site, context, '#/subscribers');
    const calls: string[] = [];
    page.on('request', (request) => calls.push(new URL(request.url()).pathname));
    await signInOn(page, MEMBER);
    await page.getByText(`You are signed in as ${MEMBER}, who is not a host.`).waitFor();
    assert.equal(await page.getByRole('navigation').count(), 0);
    assert.deepEqual(
      calls.filter((path) => /subscribers|overview|members$|settings/.test(path)),
      [],
    );
    await context.close();
  });

  it('lets a host in, and moves the focus to the heading', async () => {
    const page = await open(site, host);
    await signInOn(page, HOST);
    await heading(page, 'Overview');
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Overview');
    assert.equal(await page.title(), 'Overview · Console · The Thursday letter');
    await page.close();
  });

  it('counts a new subscriber, and shows the proof of consent', async () => {
    const email = someAddress();
    const visitor = await browser.newContext();
    const signup = await visitor.newPage();
    await signup.goto(site.url);
    await subscribe(signup, email);
    const [mail] = await site.mails(email);
    await signup.locator('[name=code]').fill(mail!.code);
    await signup.keyboard.press('Enter');
    await atStep(signup, 'confirmed');
    await visitor.close();

    const page = await open(site, host);
    await page.getByRole('link', { name: '1 confirmed' }).click();
    await heading(page, 'Subscribers');
    await page.getByRole('link', { name: email }).click();
    await heading(page, email);
    await page.getByRole('heading', { name: 'Proof of consent' }).waitFor();
    await page.locator('.records').getByText('Box ticked in the form').first().waitFor();
    await page.goBack();
    await heading(page, 'Subscribers');
    assert.equal(await focused(page), 'Subscribers');
    await page.getByLabel('Search by email address or name').fill('nobody-has-this');
    await page.keyboard.press('Enter');
    await page.getByText('Nobody matches').waitFor();
    await page.close();
  });

  it('takes a letter from the first word to its schedule', async () => {
    const page = await open(site, host, '#/letters');
    await page.getByText('No letters yet.').waitFor();
    await page.getByRole('link', { name: 'Write a letter' }).last().click();
    await heading(page, 'New letter');

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Enter a subject.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'subject');

    await page.getByLabel('Subject').fill('A heron on the roof');
    await page.getByLabel('Text', { exact: true }).fill('Draw **one bird** this week.');
    await page.getByLabel('Text', { exact: true }).press('Control+End');
    await page.getByRole('button', { name: 'Insert this week’s showcase' }).click();
    assert.equal(
      await page.getByLabel('Text', { exact: true }).inputValue(),
      'Draw **one bird** this week.\n\n{{showcase}}\n\n',
    );

    // Not saved: a closed tab loses nothing.
    await page.reload();
    await page.getByText('These are your unsaved changes').waitFor();
    assert.equal(await page.getByLabel('Subject').inputValue(), 'A heron on the roof');

    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await heading(page, 'A heron on the roof');
    const frame = page.frameLocator('console-preview iframe');
    await frame.getByText('one bird').waitFor();
    await page.getByLabel('Web', { exact: true }).check();
    await frame.getByRole('heading', { name: 'A heron on the roof' }).waitFor();
    await page.getByRole('radio', { name: 'Plain text' }).check();
    await page.locator('console-preview pre').getByText('Draw one bird this week.').waitFor();

    await page.getByRole('button', { name: 'Send a test to me' }).click();
    await page.getByRole('status').getByText(`Test sent to ${HOST}.`).waitFor();

    await page.getByRole('button', { name: 'Schedule…' }).click();
    await page.getByLabel(/With the next issue/).check();
    await page.getByRole('button', { name: 'Schedule', exact: true }).click();
    await page.getByRole('button', { name: 'Change the time…' }).waitFor();
    assert.equal(await focused(page), 'Change the time…');

    await page.getByRole('link', { name: 'All letters' }).click();
    await page.getByRole('row', { name: /A heron on the roof.*Scheduled.*goes out Thu/s }).waitFor();
    await page.close();
  });

  it('keeps what two hosts have written apart', async () => {
    const [one, two] = [await open(site, host, '#/letters'), await open(site, host, '#/letters')];
    for (const page of [one, two]) {
      await page.getByRole('link', { name: 'A heron on the roof' }).click();
      await page.getByLabel('Subject').waitFor();
    }
    await one.getByLabel('Subject').fill('A stork on the roof');
    await one.getByRole('button', { name: 'Save', exact: true }).click();
    await one.getByRole('status').getByText('Saved.').waitFor();
    await two.getByLabel('Subject').fill('A crane on the roof');
    await two.getByRole('button', { name: 'Save', exact: true }).click();
    await two.getByText('Another host has changed this letter').waitFor();
    assert.equal(await two.getByLabel('Subject').inputValue(), 'A crane on the roof');
    await two.getByText('What the other host saved').click();
    await two.getByText('A stork on the roof').last().waitFor();
    await two.getByRole('button', { name: 'Replace it with mine' }).click();
    await two.getByRole('status').getByText('Saved.').waitFor();
    await one.close();

    await two.getByRole('button', { name: 'Delete…' }).click();
    assert.match((await focused(two))!, /^Delete “A crane on the roof”\?/);
    await two.keyboard.press('Escape');
    assert.equal(await focused(two), 'Delete…');
    await two.close();
  });

  it('changes roles, and never leaves the community without a host', async () => {
    const page = await open(site, host, '#/members?search=mo.member');
    await page.getByRole('button', { name: `Manage ${MEMBER}` }).click();
    await page.locator('#new-role').selectOption('facilitator');
    await page.getByRole('button', { name: 'Save the role' }).click();
    await page.getByRole('row', { name: /mo\.member.*Facilitator/s }).waitFor();
    assert.equal(await focused(page), 'Manage');
    await page.getByRole('button', { name: 'Invite someone' }).click();
    await page.getByLabel('Email address', { exact: true }).fill('nell.new@example.org');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Invitation sent to nell.new@example.org.').waitFor();
    assert.match((await site.mails('nell.new@example.org'))[0]!.text, /community-sign-in/);
    await page.close();
  });

  it('saves a setting, and says what is wrong with one', async () => {
    const page = await open(site, host, '#/settings');
    await page.getByLabel('Promise').fill('One small thing to make, every Thursday.');
    await page.getByLabel('Language', { exact: true }).fill('not a language');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.locator('#setting-locale[aria-invalid]').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'setting-locale');
    await page.getByLabel('Language', { exact: true }).fill('en');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.getByRole('status').getByText('Settings saved.').waitFor();
    assert.match(await site.command('settings', 'show'), /One small thing to make/);
    await page.close();
  });

  it('keeps settings that are not saved, over sections, tabs and changes of other hosts', async () => {
    const page = await open(site, host, '#/settings');
    await page.getByLabel('Promise').fill('Another promise.');
    await page.getByRole('link', { name: 'Overview' }).click();
    await heading(page, 'Overview');
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByText('These are your unsaved changes from this browser.').waitFor();
    assert.equal(await page.getByLabel('Promise').inputValue(), 'Another promise.');
    await site.command('settings', 'set', 'title=The Friday letter');
    await page.reload();
    await page.getByText('Another host has changed the settings since').waitFor();
    assert.equal(await page.getByLabel('Promise').inputValue(), 'Another promise.');
    assert.equal(await page.locator('#setting-title').inputValue(), 'The Friday letter');
    await page.getByRole('button', { name: 'Discard my changes' }).click();
    await page.locator('.announcement').getByText('Your changes have been discarded.').waitFor();
    assert.equal(await page.getByLabel('Promise').inputValue(), 'One small thing to make, every Thursday.');
    assert.equal(await focused(page), 'Settings');
    await page.reload();
    await page.getByLabel('Promise').waitFor();
    assert.equal(await page.getByText('These are your unsaved changes').count(), 0);
    await page.close();
  });

  it('lists who has changed what', async () => {
    const page = await open(site, host, '#/activity');
    await page.getByRole('row', { name: /Changed the settings.*Hanna/s }).waitFor();
    await page.getByRole('row', { name: /Changed a member’s role mo\.member.*Hanna/s }).waitFor();
    await page.getByRole('link', { name: 'A crane on the roof' }).first().click();
    await heading(page, 'A crane on the roof');
    await page.close();
  });

  it('is accessible and as wide as a phone on every screen, light and dark', async () => {
    const page = await open(site, host, '#/letters');
    const letter = page.locator('.list a').first();
    await letter.waitFor();
    const screens = [
      'overview',
      'letters',
      'letters/new',
      'subscribers',
      'members',
      'connections',
      'activity',
      'settings',
      'server',
    ];
    await assertAccessible(page, [...screens, (await letter.getAttribute('href'))!.slice(2), 'nothing']);
    await page.close();
  });

  it('can be used by keyboard, and says nothing in the console', async () => {
    const page = await open(site, host, '#/overview');
    await heading(page, 'Overview');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Skip to the content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.localName), 'main');
    assert.match(page.url(), /#\/overview$/);
    await page.getByRole('link', { name: 'Letters', exact: true }).focus();
    await page.keyboard.press('Enter');
    await heading(page, 'Letters');
    await page.waitForFunction(() => document.activeElement?.localName === 'h1');
    assert.equal(
      await page.getByRole('link', { name: 'Letters', exact: true }).getAttribute('aria-current'),
      'page',
    );
    await page.close();
    assert.deepEqual(
      said.filter((it) => !/status of (400|409|422)/.test(it)),
      [],
    );
  });

  it('signs out, and leaves nothing on the page', async () => {
    const page = await open(site, host, '#/members');
    await page.locator('.list').waitFor();
    await page
      .locator('header member-login')
      .getByRole('button', { name: /Hanna|hanna/ })
      .click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.locator('main member-login [name=email]').waitFor();
    assert.equal(await page.locator('.list').count(), 0);
    await page.close();
  });
});
