import { writeFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { Site, openBrowser } from '../test/end-to-end/demo-site.ts';
import { accept } from '../test/end-to-end/people.ts';

// Takes the pictures of the README and of the signup's page from the demo: node scripts/doc-pictures.ts
const folder = new URL('../docs/images/', import.meta.url);
const PANEL = { width: 1200, height: 768 };
/** Width of a picture with two panels side by side, in pixels. */
const WIDTH = 1600;
const MEMBER = 'mia@example.org';

const site = await Site.open();
const browser = await openBrowser();
const [day, night] = await Promise.all(
  (['light', 'dark'] as const).map((colorScheme) => browser.newContext({ viewport: PANEL, colorScheme })),
);

/** A screenshot of a demo page from an element on, as a data URL. */
async function panel(context: BrowserContext, path: string, selector = 'body'): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${site.url}/${path}`);
  await page.waitForLoadState('networkidle');
  await page
    .locator(selector)
    .first()
    .evaluate((it) => it.scrollIntoView());
  // Pictures load when they are near the viewport.
  await page.waitForTimeout(2000);
  return dataUrlOf(page);
}

async function dataUrlOf(page: Page): Promise<string> {
  const picture = await page.screenshot();
  await page.close();
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/** Saves panels as one picture, two to a row. */
async function save(name: string, panels: string[]): Promise<void> {
  const rows = Math.ceil(panels.length / 2);
  const height = Math.round((rows * (WIDTH / 2) * PANEL.height) / PANEL.width);
  const page = await browser.newPage({ viewport: { width: WIDTH, height } });
  const images = panels.map((source) => `<img src="${source}" alt="" width="${WIDTH / 2}" />`).join('');
  await page.setContent(
    `<body style="margin: 0; display: grid; grid-template-columns: 1fr 1fr">${images}</body>`,
  );
  await page.waitForLoadState('networkidle');
  await writeFile(new URL(name, folder), await page.screenshot());
  await page.close();
}

await save('newsletter-signup.png', [await panel(day!, ''), await panel(night!, '')]);

await site.command('members', 'invite', MEMBER, '--name', 'Mia Kaltwasser');
const [mail] = await site.mails(MEMBER);
const signup = await panel(day!, '');
const board = await panel(day!, 'live-day.html');
const showcase = await panel(night!, 'gallery.html');
await accept(await night!.newPage(), mail!.link);
const members = await panel(night!, 'members.html');
await save('community.png', [signup, members, board, showcase]);

await browser.close();
await site.close();
