import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext } from 'playwright-core';
import { build } from 'vite';
import { createApp, openPGlite, type Database } from '../server/index.ts';
import { defaultLimits } from '../server/limits.ts';
import { secretFrom } from '../server/secret.ts';
import { openBrowser } from '../test/end-to-end/demo-site.ts';
import { addEvent } from '../test/support/event.ts';
import { addPosts } from '../test/support/post.ts';

const CPU_SLOWDOWN = 4;
const ROUNDS = 5;
/** Time after which a page without interaction has settled, in milliseconds. */
const SETTLED_MS = 2500;
/** Tasks are long from this length; the time above it is blocking (W3C Long Tasks API; Total Blocking Time). */
const LONG_TASK_MS = 50;
const API = 'http://bench.test/api';

const pages = {
  'Lit, an input and a button': ['lit-form'],
  'newsletter-signup': ['newsletter-signup'],
  'member-login': ['member-login'],
  'group-board': ['group-board'],
  'showcase-feed': ['showcase-feed'],
  'all four': ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'],
};

interface Cost {
  /** The time above 50 ms of all long tasks, in milliseconds. */
  blocking: number;
  longest: number;
  /** The time of all tasks, in milliseconds. */
  busy: number;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Fifteen groups of six, and posts for a feed of two pages. */
async function fill(database: Database): Promise<void> {
  const clock = { now: () => new Date() };
  const secret = secretFrom('a secret for the bench only, long enough');
  const groups = Array.from({ length: 15 }, (_, group) => ({
    name: `Group ${group + 1}`,
    ...(group % 3 ? { date: new Date(Date.now() + 3e8).toISOString() } : {}),
    people: Array.from({ length: 6 }, (__, person) => ({ name: `Person${group}x${person}` })),
  }));
  await addEvent({ ...{ clock, url: API, secret, limits: defaultLimits }, db: database }, { groups });
  const posts = Array.from({ length: 24 }, (_, post) => ({
    title: `Piece ${post + 1}`,
    excerpt: 'What practice looks like from within.',
    picture: post % 2 === 0,
  }));
  await addPosts(database, clock, posts);
}

async function litForm(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: 'bench/lit-form.ts', formats: ['es'], fileName: 'lit-form' } },
  });
  return (built as { output: { code: string }[] }[])[0]!.output[0]!.code;
}

function pageWith(tags: readonly string[]): string {
  const scripts = tags.map((tag) => `<script type="module" src="/${tag}.js"></script>`);
  const elements = tags.map(
    (tag) => `<${tag} api="${API}"${tag === 'group-board' ? ' event="spring-day"' : ''}></${tag}>`,
  );
  return `<!doctype html><html lang="en"><head><title>Bench</title>${scripts.join('')}</head><body>${elements.join('')}</body></html>`;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** CPU time of the thread in microseconds, so that other load on the machine doesn't count. */
  tdur?: number;
  args: { name?: string };
}

/** The duration of each task of a page's main thread, in milliseconds. */
function tasksIn(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && main.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
}

async function measure(browser: Browser, context: BrowserContext): Promise<Cost> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  const categories = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel'];
  await browser.startTracing(page, { categories });
  await page.goto('http://bench.test/page');
  await page.waitForTimeout(SETTLED_MS);
  const tasks = tasksIn(await browser.stopTracing());
  await page.close();
  return {
    blocking: tasks.reduce((sum, task) => sum + Math.max(0, task - LONG_TASK_MS), 0),
    longest: Math.max(0, ...tasks),
    busy: tasks.reduce((sum, task) => sum + task, 0),
  };
}

/** How long a page can't respond to input while it loads the elements, with the processor slowed down four times. */
export async function blocking(): Promise<void> {
  const { database, close } = await openPGlite();
  await fill(database);
  const app = createApp({
    database,
    mailer: { send: () => Promise.resolve() },
    clock: { now: () => new Date() },
    origins: ['*'],
    secret: 'a secret for the bench only, long enough',
    url: API,
  });
  const modules = new Map([['/lit-form.js', await litForm()]]);
  const browser = await openBrowser();
  let base: Cost | undefined;
  for (const [name, tags] of Object.entries(pages)) {
    const costs: Cost[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // A context of its own: nothing is stored or cached, as at a first visit.
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      await context.route('http://bench.test/**', async (route) => {
        const { pathname, search } = new URL(route.request().url());
        if (pathname.startsWith('/api')) {
          const answer = await app.request(pathname.slice(4) + search);
          const headers = Object.fromEntries(answer.headers);
          return route.fulfill({
            status: answer.status,
            headers,
            body: Buffer.from(await answer.arrayBuffer()),
          });
        }
        if (!pathname.endsWith('.js'))
          return route.fulfill({ contentType: 'text/html', body: pageWith(tags) });
        const body = modules.get(pathname) ?? readFileSync(`widgets${pathname}`, 'utf8');
        return route.fulfill({ contentType: 'text/javascript', body });
      });
      costs.push(await measure(browser, context));
      await context.close();
    }
    const cost: Cost = {
      blocking: median(costs.map((it) => it.blocking)),
      longest: median(costs.map((it) => it.longest)),
      busy: median(costs.map((it) => it.busy)),
    };
    base ??= cost;
    console.log(
      `${name}: blocks for ${cost.blocking.toFixed(0)} ms, longest task ${cost.longest.toFixed(0)} ms, main thread to Lit's ${(cost.busy / base.busy).toFixed(2)} (processor ${CPU_SLOWDOWN} times slower)`,
    );
  }
  await browser.close();
  await close();
}
