import { globSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { openBrowser, Site } from '../test/end-to-end/demo-site.ts';
import { accept } from '../test/end-to-end/people.ts';

const WIDTHS = [390, 1280];
/** How many times slower the processor is. */
const SLOWDOWN = 4;
/** What arrives after this many milliseconds is no longer part of loading. */
const SETTLED_MS = 3000;

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/** The layout shift of every demo page, for a visitor, a member and a host: 0 is the goal. */
export async function layoutShift(): Promise<void> {
  const site = await Site.open();
  const browser = await openBrowser();
  const pages = globSync('*.html', { cwd: 'demo' }).sort();
  try {
    for (const role of ['visitor', 'member', 'host']) {
      const context = await browser.newContext();
      if (role !== 'visitor') await signIn(context, site, role);
      await context.addInitScript(recordShifts);
      for (const page of pages)
        for (const width of WIDTHS) {
          const shift = await shiftOf(context, `${site.url}/${page}`, width);
          if (shift > 0)
            console.log(`layout shift of ${page} to a ${role}, ${width} px: ${shift.toFixed(4)}`);
        }
      await context.close();
    }
    console.log(`layout shift of ${pages.length} pages, 3 roles, ${WIDTHS.join(' and ')} px: done`);
  } finally {
    await browser.close();
    await site.close();
  }
}

async function signIn(context: BrowserContext, site: Site, role: string): Promise<void> {
  const email = `${role}@example.org`;
  await site.command('members', 'invite', email, '--name', 'Mia Kaltwasser', '--role', role);
  const [invitation] = await site.mails(email);
  await accept(await context.newPage(), invitation!.link);
}

function recordShifts(): void {
  const recorded = { sum: 0 };
  Object.assign(globalThis, { layoutShift: recorded });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as Shift[])
      if (!hadRecentInput) recorded.sum += value;
  }).observe({ type: 'layout-shift', buffered: true });
}

async function shiftOf(context: BrowserContext, url: string, width: number): Promise<number> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 844 });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(url);
  await page.waitForTimeout(SETTLED_MS);
  const sum = await page.evaluate(
    () => (globalThis as unknown as { layoutShift: { sum: number } }).layoutShift.sum,
  );
  await page.close();
  return sum;
}
