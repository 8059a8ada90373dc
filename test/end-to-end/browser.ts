import { after } from 'node:test';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { browsers } from '../../scripts/browsers.js';

let browser: Promise<Browser> | undefined;
after(async () => (await browser)?.close());

const launch = () => {
  const executablePath = browsers().chromium;
  if (!executablePath) throw new Error('These tests need Chromium or Chrome: set CHROMIUM to its path.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
};

/** A person's browser: its tabs share what is stored, and nobody else's do. It is closed with the test that asked for it. */
export async function person(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (await (browser ??= launch())).newContext({ locale: 'en-GB', ...options });
  context.setDefaultTimeout(15_000);
  after(() => context.close());
  return context;
}
