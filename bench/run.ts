import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { createApp, openPGlite } from '../server/index.ts';
import { openBrowser } from '../test/end-to-end/demo-site.ts';
import { blocking } from './blocking.ts';
import { guesses } from './guesses.ts';
import { layoutShift } from './layout-shift.ts';
import { letters } from './letters.ts';
import { live } from './live.ts';
import { nothingLost } from './nothing-lost.ts';
import { showcase } from './showcase.ts';
import { signup } from './signup.ts';
import { sizes } from './sizes.ts';

// Ratios, because they mean the same on every machine.
const ratio = (name: string, value: number) => console.log(`${name}: ${value.toFixed(2)}`);

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Milliseconds per request, sent one after the other. */
async function pace(times: number, request: (round: number) => Promise<Response>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    const begun = performance.now();
    const { status } = await request(round);
    if (status >= 400) throw new Error(`answered ${status}`);
    took.push(performance.now() - begun);
  }
  return median(took);
}

async function server(): Promise<void> {
  const { database, close } = await openPGlite();
  const wide = { most: 1e6, per: 1 };
  let ahead = 0;
  const app = createApp({
    database,
    mailer: { send: () => Promise.resolve() },
    clock: { now: () => new Date(Date.now() + ahead) },
    origins: ['*'],
    secret: 'a secret for the bench only',
    url: 'http://api.example.org',
    limits: { address: wide, client: wide, domain: wide, all: wide, codes: wide },
  });
  const newsletter = (await (await app.request('/newsletter')).json()) as {
    consents: { purpose: string; wording: string }[];
  };
  const signup = async (email: string) => {
    const { token } = (await (await app.request('/newsletter/form-token')).json()) as { token: string };
    ahead += 3000;
    return app.request('/newsletter/subscriptions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': email },
      body: JSON.stringify({
        email,
        topics: [],
        consents: newsletter.consents.map(({ purpose, wording }) => ({ purpose, wording })),
        locale: 'en',
        formToken: token,
      }),
    });
  };
  await pace(20, (round) => signup(`warm${round}@example.org`));
  const health = await pace(300, async () => app.request('/ready'));
  ratio(
    'time of a signup, to that of /ready',
    (await pace(200, (round) => signup(`ada${round}@example.org`))) / health,
  );
  ratio(
    'time of GET /newsletter, to that of /ready',
    (await pace(200, async () => app.request('/newsletter'))) / health,
  );
  await close();
}

const plain = '<form><label>Email <input name="email" type="email"></label><button>Go</button></form>';
const widget =
  '<script type="module" src="/newsletter-signup.js"></script><newsletter-signup api="/api"></newsletter-signup>';

async function page(): Promise<void> {
  const browser = await openBrowser();
  const tab = await browser.newPage();
  await tab.route('http://bench.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.js'))
      return route.fulfill({
        contentType: 'text/javascript',
        body: readFileSync(`widgets${pathname}`, 'utf8'),
      });
    if (pathname.startsWith('/api')) return route.abort();
    return route.fulfill({ contentType: 'text/html', body: pathname === '/plain' ? plain : widget });
  });
  const usable = (from: Page, path: string) =>
    pace(20, async () => {
      await from.goto(`http://bench.test/${path}`, { waitUntil: 'commit' });
      await from.locator('[name=email]').waitFor();
      return new Response();
    });
  const base = await usable(tab, 'plain');
  ratio('time until the form is usable, to a plain form', (await usable(tab, 'widget')) / base);
  await browser.close();
  await blocking();
}

const parts: Record<string, () => unknown> = {
  server,
  guesses,
  page,
  showcase,
  live,
  signup,
  'layout-shift': layoutShift,
  'nothing-lost': nothingLost,
};
// `npm run bench -- showcase` runs only that part.
const [, , only] = process.argv;
for (const [name, part] of Object.entries(parts)) if (!only || only === name) await part();
// Absolute figures, for docs/operate.md and docs/letters.md: only on request.
if (only === 'sizes') await sizes();
if (only === 'letters') await letters();
