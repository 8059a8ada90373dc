import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { browsers } from './browsers.js';

// Takes a screenshot of every page of a running demo, for review: node scripts/screenshots.mjs http://localhost:8080
const [site = 'http://localhost:8080', folder = '.cache/screenshots'] = process.argv.slice(2);
const pages = [
  '',
  'article.html',
  'bar.html',
  'plain.html',
  'bootstrap.html',
  'strict-csp.html',
  'no-script.html',
  'two.html',
  'rtl.html',
  'de.html',
  'members.html',
  'gate.html',
  'gallery.html',
];

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: browsers().chromium,
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const width of [320, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    for (const name of pages) {
      await page.goto(`${site}/${name}`);
      await page.locator('newsletter-signup [name=email], main member-login [name=email]').first().waitFor();
      await page.waitForLoadState('networkidle');
      const file = `${folder}/${name.replace('.html', '') || 'index'}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
    await page.close();
  }
}
await browser.close();
