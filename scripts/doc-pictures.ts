import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { BrowserContext, Page } from 'playwright-core';
import { Site, openBrowser } from '../test/end-to-end/demo-site.ts';
import { accept } from '../test/end-to-end/people.ts';

// Takes the pictures of the README and of the elements' pages from the demo: node scripts/doc-pictures.ts [name …]
const folder = new URL('../docs/images/', import.meta.url);
const PANEL = { width: 1200, height: 768 };
/** Width of a picture with two panels side by side, in pixels. */
const WIDTH = 1600;
/** Flat colours of a page need few of them; files stay below 200 kB. */
const COLOURS = 96;
const MEMBER = 'mia@example.org';
const GROUP = 'Herons';
const TAGS = 'newsletter-signup, member-login, group-board, showcase-feed';

const wanted = process.argv.slice(2);
const site = await Site.open();
const browser = await openBrowser();
const [day, night] = (await Promise.all(
  (['light', 'dark'] as const).map((colorScheme) => browser.newContext({ viewport: PANEL, colorScheme })),
)) as [BrowserContext, BrowserContext];

/** A demo page, from an element on, once its pictures are there. */
async function open(context: BrowserContext, path: string, selector = 'body'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site.url}/${path}`);
  await page.waitForFunction((tags) => {
    const elements = [...document.querySelectorAll(tags)];
    return elements.every((it) => it.shadowRoot?.querySelector('[part]'));
  }, TAGS);
  await page.waitForLoadState('networkidle');
  await show(page, selector);
  return page;
}

async function show(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((it) => it.scrollIntoView());
  // Pictures load when they are near the viewport.
  await page.waitForTimeout(2000);
}

/** What is in the viewport, as a data URL. */
async function shotOf(page: Page): Promise<string> {
  const picture = await page.screenshot();
  await page.close();
  return `data:image/png;base64,${picture.toString('base64')}`;
}

const panel = async (context: BrowserContext, path: string, selector?: string) =>
  shotOf(await open(context, path, selector));

/** Saves panels as one picture, two to a row. */
async function save(name: string, panels: string[]): Promise<void> {
  if (wanted.length && !wanted.includes(name)) return;
  const rows = Math.ceil(panels.length / 2);
  const height = Math.round((rows * (WIDTH / 2) * PANEL.height) / PANEL.width);
  const page = await browser.newPage({ viewport: { width: WIDTH, height } });
  const images = panels.map((source) => `<img src="${source}" alt="" width="${WIDTH / 2}" />`).join('');
  await page.setContent(
    `<body style="margin: 0; display: grid; grid-template-columns: 1fr 1fr">${images}</body>`,
  );
  await page.waitForLoadState('networkidle');
  const picture = await page.screenshot();
  await page.close();
  const small = await sharp(picture)
    .png({ palette: true, colours: COLOURS, effort: 10, compressionLevel: 9 })
    .toBuffer();
  await writeFile(new URL(`${name}.png`, folder), small);
}

/** Her group, which she has joined with a piece. */
async function joinGroup(page: Page): Promise<void> {
  const board = page.locator('group-board');
  await board.getByRole('button', { name: 'Take part' }).click();
  await board.getByText('Open a group and join it.').waitFor();
  await board.getByRole('link', { name: GROUP }).click();
  await board.getByRole('button', { name: 'Join this group' }).click();
  await board.getByRole('button', { name: 'What will you make?' }).click();
  await board.getByLabel('Working title').fill('Thirty cups, one table');
  await board.getByRole('button', { name: 'Save' }).click();
  await board.getByRole('button', { name: 'Edit your piece' }).waitFor();
  await board.getByRole('radio', { name: 'in progress' }).first().check();
}

const signup = await panel(day, '');
const showcase = await panel(night, 'gallery.html');
await save('newsletter-signup', [signup, await panel(night, '')]);
await save('showcase-feed', [await panel(day, 'gallery.html'), showcase]);
const login = await panel(day, 'members.html');
const board = await panel(day, 'live-day.html');

await site.command('members', 'invite', MEMBER, '--name', 'Mia Kaltwasser');
const [mail] = await site.mails(MEMBER);
await accept(await night.newPage(), mail!.link);
const members = await panel(night, 'members.html');
await save('member-login', [login, members]);
await save('community', [signup, members, board, showcase]);

const group = await open(night, 'live-day.html', 'group-board');
await joinGroup(group);
await show(group, 'group-board');
const overview = await panel(day, 'live-day.html', 'group-board');
await save('group-board', [overview, await shotOf(group)]);

await browser.close();
await site.close();
