import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { BrowserContext, Page } from 'playwright-core';
import { Site, fillIn, openBrowser } from '../test/end-to-end/demo-site.ts';
import { accept } from '../test/end-to-end/people.ts';

// Takes the pictures of the README and of the elements' pages from the demo: node scripts/doc-pictures.ts [name …]
const folder = new URL('../docs/images/', import.meta.url);
const PANEL = { width: 1200, height: 768 };
/** Width of a picture with two panels side by side, in pixels. */
const WIDTH = 1600;
/** Flat colours of a page need few of them; files stay below 200 kB. */
const COLOURS = 96;
const PHONE = { width: 390, height: 700 };
const MEMBER = 'mia@example.org';
const READER = 'noor@example.org';
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
    .evaluate((it: HTMLElement) => {
      it.style.scrollMarginBlockStart = '16px';
      it.scrollIntoView();
    });
  // Pictures load when they are near the viewport.
  await page.waitForTimeout(2000);
}

/** What is in the viewport, as a data URL. */
const pictureOf = async (page: Page) =>
  `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;

async function shotOf(page: Page): Promise<string> {
  const picture = await pictureOf(page);
  await page.close();
  return picture;
}

const panel = async (context: BrowserContext, path: string, selector?: string) =>
  shotOf(await open(context, path, selector));

/** Saves panels as one picture, two to a row. */
async function save(name: string, panels: string[]): Promise<void> {
  if (wanted.length && !wanted.includes(name)) return;
  const rows = Math.ceil(panels.length / 2);
  const height = Math.round((rows * (WIDTH / 2) * PANEL.height) / PANEL.width);
  const images = panels.map((source) => `<img src="${source}" alt="" width="${WIDTH / 2}" />`).join('');
  await saveDocument(
    name,
    `<body style="margin: 0; display: grid; grid-template-columns: 1fr 1fr">${images}</body>`,
    height,
  );
}

async function saveDocument(name: string, html: string, height: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height } });
  await page.setContent(html);
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

/** One way through the four elements on a phone: steps, each with what it is called. */
async function loop(): Promise<[caption: string, panel: string][]> {
  const phone = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 });
  const page = await phone.newPage();
  await page.goto(`${site.url}/index.html`);
  const signup = page.locator('newsletter-signup').first();
  await fillIn(page, READER);
  await show(page, 'newsletter-signup');
  const subscribing = await pictureOf(page);
  await signup.getByRole('button', { name: 'Subscribe' }).click();
  const [mail] = await site.mails(READER);
  await signup.locator('[name=code]').fill(mail!.code);
  await show(page, 'newsletter-signup');
  const confirming = await pictureOf(page);

  await site.command('members', 'invite', READER, '--name', 'Noor Sandoval');
  const invitation = (await site.mails(READER)).find(({ link }) => link.includes('sign-in'))!;
  await accept(await phone.newPage(), invitation.link);
  const group = await open(phone, 'live-day.html', 'group-board');
  await joinGroup(group);
  await show(group, 'group-board');
  const agreeing = await pictureOf(group);
  await show(group, 'group-board [part~=participant]:has([type=radio])');
  const making = await pictureOf(group);
  const showing = await pictureOf(await open(phone, 'gallery.html', 'main'));
  await phone.close();
  return [
    ['Subscribe', subscribing],
    ['Confirm', confirming],
    ['Agree on a date', agreeing],
    ['Make your piece', making],
    ['Be shown', showing],
  ];
}

async function saveLoop(): Promise<void> {
  const steps = (await loop()).map(
    ([caption, source], index) =>
      `<figure><figcaption><b>${index + 1}</b> ${caption}</figcaption><img src="${source}" alt="" /></figure>`,
  );
  const style = `
    body { margin: 0; padding: 32px; display: grid; grid-template-columns: repeat(5, 1fr); gap: 24px; background: #e9e2d3; color: #1f1c16; }
    figure { margin: 0; }
    figcaption { font: 600 22px/1.2 serif; margin-block-end: 16px; }
    b { color: #b8321a; }
    img { display: block; inline-size: 100%; border-radius: 16px; box-shadow: 0 0 0 1px #0002; }`;
  await saveDocument('loop', `<style>${style}</style><body>${steps.join('')}</body>`, 640);
}

if (!wanted.length || wanted.includes('loop')) await saveLoop();
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
