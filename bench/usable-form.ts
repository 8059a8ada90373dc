import type { Browser } from 'playwright-core';
import { Site, openBrowser } from '../test/end-to-end/demo-site.ts';

const ROUNDS = 15;

const form = (api: string) => `<form action="${api}newsletter/subscriptions" method="post">
  <p><label for="email">Email</label> <input id="email" name="email" type="email" required /></p>
  <button>Subscribe</button>
</form>`;

const script = '<script type="module" src="/cdn/newsletter-signup.js"></script>';
const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body><h1>A page</h1>${body}</body></html>`;

const pages = {
  plain: page('', form('/')),
  widget: page(script, '<newsletter-signup api="/"></newsletter-signup>'),
  upgraded: page(script, `<newsletter-signup api="/">${form('/')}</newsletter-signup>`),
};

/** How long until a person can type, as a multiple of what a page with the same form in its HTML takes. */
export async function usableForm() {
  const [site, browser] = await Promise.all([Site.open(), openBrowser()]);
  const times: Record<keyof typeof pages, number[]> = { plain: [], widget: [], upgraded: [] };
  try {
    // In turns: whatever else the machine does, it does to all of them.
    for (let round = 0; round < ROUNDS; round++)
      for (const kind of Object.keys(pages) as (keyof typeof pages)[])
        times[kind].push(await timeToField(browser, site.url, pages[kind]));
  } finally {
    await browser.close();
    await site.close();
  }
  const plain = median(times.plain);
  return {
    title: 'Time until the address can be typed, with nothing in the cache, the same form in plain HTML = 1',
    rows: [
      ['the form that the element makes', median(times.widget) / plain],
      ["the owner's form, upgraded in place", median(times.upgraded) / plain],
    ] as [string, number][],
  };
}

async function timeToField(browser: Browser, url: string, body: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/bench', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${url}/bench`, { waitUntil: 'commit' });
  const time = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const look = () =>
          document.querySelector('[name="email"]') ? done(performance.now()) : requestAnimationFrame(look);
        look();
      }),
  );
  await context.close();
  return time;
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
