import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { Site, openBrowser } from './demo-site.ts';
import { accept } from './people.ts';

const names = { host: 'Hanna', ada: 'Ada Alder', ben: 'Ben Birch', cleo: 'Cleo Cinder' } as const;
type Who = keyof typeof names;
const addressOf = (who: Who) => `${who}@example.org`;

/** Milliseconds that the story before the date may take: the group publishes at the next full minute after that. */
const SOON = 30_000;

/** Five browsers before one live day: a host, three of a group, and a visitor who only watches the showcase. */
describe('a live day, from an empty page to a summary', () => {
  let site: Site;
  let browser: Browser;
  const contexts = {} as Record<Who | 'visitor', BrowserContext>;
  const pages = {} as Record<Who | 'visitor', Page>;

  before(async () => {
    [site, browser] = await Promise.all([Site.open(), openBrowser()]);
    await Promise.all(
      (Object.keys(names) as Who[]).map(async (who) => {
        const role = who === 'host' ? ['--role', 'host'] : [];
        await site.command('members', 'invite', addressOf(who), '--name', names[who], ...role);
      }),
    );
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const board = (who: Who): Locator => pages[who].locator('group-board');
  const press = (who: Who, name: string | RegExp, exact = false) =>
    board(who).getByRole('button', { name, exact }).first().click();

  async function comeIn(who: Who): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
    const page = await context.newPage();
    await accept(page, (await site.mails(addressOf(who))).at(-1)!.link);
    await page.goto(`${site.url}/live-day.html`);
    contexts[who] = context;
    pages[who] = page;
    await board(who).locator('h2').first().waitFor();
  }

  /** By keyboard alone: the focus is moved on until it stands on something, which is then pressed. */
  async function reach(page: Page, name: string): Promise<void> {
    for (let presses = 0; presses < 400; presses++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const inner = (element: Element | null): Element | null =>
          element?.shadowRoot?.activeElement ? inner(element.shadowRoot.activeElement) : element;
        const focused = inner(document.activeElement);
        return focused?.ariaLabel ?? focused?.textContent?.trim() ?? '';
      });
      if (here.startsWith(name)) return;
    }
    throw new Error(`no way to "${name}" by keyboard`);
  }

  it('the host makes an event and splits ninety members into fifteen groups', async () => {
    await comeIn('host');
    await press('host', 'New event');
    await board('host').locator('#event-title').fill('Spring day');
    await board('host').locator('#event-starts').fill('2027-03-20T10:00');
    await press('host', 'Create event');
    await board('host').locator('.head h2', { hasText: 'Spring day' }).waitFor();
    await press('host', 'Groups', true);
    await board('host').locator('#split-groups').fill('15');
    await board('host').locator('#split-who').selectOption('members');
    await press('host', 'Create groups', true);
    await board('host').locator('.groups .card').nth(14).waitFor();
    const sizes = await pages.host.evaluate(() => {
      const { board } = document.querySelector('group-board') as unknown as {
        board: { groups: { people: number }[]; rows: unknown[] };
      };
      return [
        board.rows.length,
        Math.min(...board.groups.map((it) => it.people)),
        Math.max(...board.groups.map((it) => it.people)),
      ];
    });
    assert.deepEqual(sizes, [90, 6, 6]);
    await press('host', 'Event', true);
    await press('host', 'Start the making phase');
    await board('host').getByRole('button', { name: 'Close event' }).waitFor();
  });

  it('three more come: one is moved into a group, two pick it, and they agree on its date by keyboard', async () => {
    for (const who of ['ada', 'ben', 'cleo'] as const) {
      await comeIn(who);
      await press(who, 'Take part');
      await board(who).getByText('Open a group and join it.').waitFor();
    }
    await press('host', 'Groups', true);
    await board('host').getByLabel(`Group of ${names.cleo}`).selectOption({ label: 'Group 1' });
    await board('cleo').locator('.own', { hasText: 'Group 1' }).waitFor();
    for (const who of ['ada', 'ben', 'cleo'] as const) {
      await board(who)
        .locator('h3 a', { hasText: /^Group 1$/ })
        .click();
      if (who !== 'cleo') await press(who, 'Join this group');
      await board(who).locator('.checkin').waitFor();
    }
    const { ada } = pages;
    await reach(ada, 'Propose a date');
    await ada.keyboard.press('Enter');
    await board('ada').locator('#propose-at').waitFor();
    const at = await ada.evaluate((soon) => {
      const date = new Date(Math.ceil((Date.now() + soon) / 60_000) * 60_000);
      const two = (part: number) => String(part).padStart(2, '0');
      return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
    }, SOON);
    await board('ada').locator('#propose-at').fill(at);
    await ada.keyboard.press('Enter');
    const enough = (who: Who) => board(who).locator('.big');
    for (const who of ['ben', 'cleo'] as const) {
      await board(who).getByRole('button', { name: 'Agree' }).waitFor();
      await reach(pages[who], 'Agree');
      await pages[who].keyboard.press('Space');
    }
    // Six others of the group have said nothing: the host settles it.
    await board('host')
      .locator('h3 a', { hasText: /^Group 1$/ })
      .click();
    await press('host', 'Choose this date');
    for (const who of ['ada', 'ben', 'cleo'] as const) await enough(who).waitFor();
  });

  it('pieces move, by key and by pointer, and the others see it at once', async () => {
    const { ada, ben, cleo } = pages;
    await press('ada', 'What will you make?');
    await board('ada').locator('#piece-title').fill('Tides');
    await board('ada').locator('#piece-link').fill(`${site.url}/article.html?of=tides`);
    await press('ada', 'Save');
    await board('ben').getByText('Tides').waitFor();
    await board('ada').locator('.own .steps [value=ready]').check();
    await press('ben', 'What will you make?');
    await board('ben').locator('#piece-title').fill('Roofs');
    await board('ben').locator('#piece-link').fill(`${site.url}/article.html?of=roofs`);
    await ben.keyboard.press('Enter');
    await board('ada').getByText('Roofs').waitFor();
    await board('ben').locator('.own .steps :checked').focus();
    for (const state of ['making', 'ready']) {
      await ben.keyboard.press('ArrowRight');
      await board('ben').locator(`.own .steps :checked[value=${state}]`).waitFor({ state: 'attached' });
    }
    await press('cleo', 'What will you make?');
    await board('cleo').locator('#piece-title').fill('Letters');
    await cleo.keyboard.press('Enter');
    await board('cleo').locator('.own .steps [value=making]').check();
    await ada.waitForFunction(() =>
      /Letters[\s\S]*in progress/.test(document.querySelector('group-board')!.shadowRoot!.textContent),
    );
  });

  it('they say how it goes, cheer, answer and nudge', async () => {
    const { cleo } = pages;
    await reach(cleo, '');
    await board('cleo').locator('.mood', { hasText: 'Stuck' }).click();
    await board('cleo').locator('[name=text]').fill('I cannot find the end');
    await press('cleo', 'Check in');
    await board('ada').getByText('I cannot find the end').waitFor();
    await press('ada', `Cheer: ${names.cleo}`);
    await press('ada', `Reply to ${names.cleo}`);
    await board('ada').locator('[name=reply]').fill('Start with it');
    await pages.ada.keyboard.press('Enter');
    await board('cleo').getByText('Start with it').waitFor();
    await board('cleo')
      .locator('.own .hearts', { hasText: /^\s*1$/ })
      .waitFor();
    await press('cleo', `Nudge ${names.ada}`);
    const mails = await site.mails(addressOf('ada'));
    for (
      let tries = 0;
      tries < 100 && !mails.some(({ text }) => text.includes('asks how your piece'));
      tries++
    ) {
      await new Promise((later) => setTimeout(later, 100));
      mails.push(...(await site.mails(addressOf('ada'))));
    }
    assert.ok(
      mails.some(({ text }) => text.includes('Cleo Cinder from Group 1 asks how your piece is going')),
    );
  });

  it('one works offline and comes back with a conflict: both stand there', async () => {
    await contexts.cleo.setOffline(true);
    await press('cleo', 'Edit your piece');
    await board('cleo').locator('#piece-title').fill('Letters I did not send');
    await press('cleo', 'Save');
    await board('cleo').getByText('Not sent yet').first().waitFor();
    await press('host', `Edit: ${names.cleo}`);
    await board('host').locator('#piece-title').fill('Letters, a selection');
    await press('host', 'Save');
    await board('ada').getByText('Letters, a selection').waitFor();
    await contexts.cleo.setOffline(false);
    const conflict = board('cleo').locator('.conflict');
    await conflict.waitFor();
    const text = (await conflict.innerText()).replace(/\s+/g, ' ');
    assert.match(text, /Your version Letters I did not send Current version Letters, a selection/);
    await press('cleo', 'Use my version');
    await board('ada').getByText('Letters I did not send').waitFor();
  });

  it('the clock reaches the date: what is ready comes out together, and a visitor sees it', async () => {
    const visitor = (contexts.visitor = await browser.newContext());
    const page = (pages.visitor = await visitor.newPage());
    await page.goto(`${site.url}/gallery.html`);
    await page.locator('showcase-feed .card:not(.skeleton)').first().waitFor();
    const isOut = (title: string) =>
      board('ada').locator('.person', { hasText: title }).locator('.still', { hasText: 'published' });
    await isOut('Tides').waitFor({ timeout: 200_000 });
    await isOut('Roofs').waitFor();
    assert.equal(await isOut('Letters').count(), 0);
    // An open page says so as soon as it is looked at again, and moves nothing until it is asked.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.locator('[part~=new-posts]', { hasText: '2 new' }).click();
    await page.getByRole('link', { name: 'Tides' }).waitFor();
    await page.getByRole('link', { name: 'Roofs' }).waitFor();
    // A member's page hears of it by itself.
    await pages.ada.locator('showcase-feed [part~=new-posts]', { hasText: '2 new' }).waitFor();
  });

  it('roll-call, close, summary', async () => {
    await press('host', 'Roll-call');
    await press('host', 'Start with Group 1');
    for (const who of ['ada', 'ben'] as const) await press(who, 'I’m here');
    await board('host')
      .getByText(/2 of \d+ here · 2 published/)
      .waitFor();
    await press('host', `Here: ${names.cleo}`);
    await board('cleo').getByText('You’re marked as here.').waitFor();
    await press('host', 'Event', true);
    await press('host', 'Close event');
    await board('host').locator('.ask').getByRole('button', { name: 'Close event' }).click();
    await board('ada').locator('.back').click();
    await board('ada').getByRole('link', { name: 'See the results' }).click();
    await pages.ada.getByRole('heading', { name: 'Results: Spring day' }).waitFor();
    await pages.ada.getByRole('link', { name: 'Tides' }).waitFor();
    const figures = (await pages.ada.locator('.figures').innerText()).replace(/\s+/g, ' ');
    assert.match(figures, /started 3 published 2 on the agreed date 2 cheers and replies 2/);
  });
});
