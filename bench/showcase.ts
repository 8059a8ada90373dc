import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { createApp } from '../server/index.ts';
import { openDatabase } from '../server/database/open.ts';
import type { Database } from '../server/database/tables.ts';
import { writeCursor } from '../server/http/list-page.ts';
import { openBrowser } from '../test/end-to-end/demo-site.ts';

const POSTS = 1_000_000;
const SCROLLED = 20_000;

const ratio = (name: string, value: number) => console.log(`${name}: ${value.toFixed(2)}`);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Posts of 26 words each, of 5 kinds, 200 topics, 40 groups and 5,000 authors, a minute apart. */
async function fill(database: Database, count: number): Promise<void> {
  const words = sql`array['line','cup','heron','silence','map','rain','kitchen','bench','walk','sound','room','shadow','paper','river','early','late']`;
  const word = (by: number) => sql`(${words})[1 + (at * ${sql.lit(by)}) % 16]`;
  await sql`alter table posts disable trigger posts_update_counts`.execute(database);
  for (let from = 0; from < count; from += 50_000)
    await sql`insert into posts (id, kind, title, excerpt, link, link_key, author_key, author_name, alt, topics, event_title, group_name,
        dated_at, published_at, state, reason, cheer_count, created_at, updated_at)
      select 'p' || at, (array['video','article','image','audio','link'])[1 + at % 5],
        ${word(3)} || ' ' || ${word(7)} || ' ' || at, repeat(${word(5)} || ' ' || ${word(11)} || ' ', 12),
        'https://example.org/' || at, 'example.org/' || at, 'author' || at % 5000, 'Author ' || at % 5000, '',
        array['topic' || at % 200], 'event' || at % 10, 'group' || at % 40,
        timestamptz '2024-01-01' + at * interval '1 minute', timestamptz '2024-01-01' + at * interval '1 minute',
        'published', '', 0, now(), now()
      from generate_series(${sql.lit(from)}, ${sql.lit(Math.min(from + 50_000, count) - 1)}) as at`.execute(
      database,
    );
  await sql`insert into post_counts select facet, value, count(*) from posts, post_facets(posts) group by facet, value
    on conflict (facet, value) do update set count = excluded.count`.execute(database);
  await sql`alter table posts enable trigger posts_update_counts`.execute(database);
  await sql`analyze posts`.execute(database);
}

const appOn = (database: Database, url: string) =>
  createApp({
    database,
    mailer: { send: () => Promise.resolve() },
    clock: { now: () => new Date() },
    origins: ['*'],
    secret: 'a secret for the bench only',
    url,
  });

/** The API with a million posts: the time of each call, as a ratio to the first page. */
async function million(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  const { database, close } = await openDatabase(url === undefined ? { memory: true } : { databaseUrl: url });
  await database.deleteFrom('posts').execute();
  await fill(database, POSTS);
  const app = appOn(database, 'https://api.example.org');
  const pace = async (path: string) => {
    const took: number[] = [];
    for (let round = 0; round < 40; round++) {
      const begun = performance.now();
      const response = await app.request(path);
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      await response.text();
      took.push(performance.now() - begun);
    }
    return median(took.slice(10));
  };
  const first = await pace('/showcase');
  const deep = writeCursor({ date: new Date('2024-01-08T00:00:00Z'), id: 'p10080' });
  const calls: [string, string][] = [
    ['page 41,000', `/showcase?after=${deep}`],
    ['one kind', '/showcase?kind=video'],
    ['one topic of 200', '/showcase?topic=topic7'],
    ['one author of 5,000', '/showcase?author=author7'],
    ['a word in every eighth post', '/showcase?q=heron'],
    ['two words and a number, in one post', '/showcase?q=heron+777777'],
    ['what is new', '/showcase/news?since=2025-11-24T00:00:00Z'],
    ['the counts of all filters', '/showcase/counts'],
    ['one post', '/showcase/posts/p500000'],
    ['as RSS', '/showcase.rss'],
  ];
  for (const [name, path] of calls)
    ratio(`over a million posts, time of ${name}, to the first page`, (await pace(path)) / first);
  await close();
}

/**
 * Scrolls to the end of a page and back; returns the milliseconds of the main thread, and the nodes and heap at the
 * end.
 */
async function scrolled(page: Page): Promise<{ time: number; nodes: number; heap: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const measure = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await measure();
  await page.evaluate(async () => {
    const step = () => new Promise((next) => requestAnimationFrame(next));
    const { scrollHeight } = document.documentElement;
    for (let part = 1; part <= 200; part++) {
      scrollTo(0, (scrollHeight * part) / 200);
      await step();
    }
    for (let part = 200; part >= 0; part--) {
      scrollTo(0, (scrollHeight * part) / 200);
      await step();
    }
  });
  const after = await measure();
  return {
    time: (after['TaskDuration']! - before['TaskDuration']!) * 1000,
    nodes: after['Nodes']!,
    heap: after['JSHeapUsedSize']!,
  };
}

/** Twenty thousand posts in the element, compared with the same cards in a plain page. */
async function scrolling(): Promise<void> {
  const { database, close } = await openDatabase({ memory: true });
  await fill(database, SCROLLED);
  const app = appOn(database, 'http://bench.test/api');
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  let plain = '';
  await context.route('http://bench.test/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    if (pathname.endsWith('.js'))
      return route.fulfill({
        contentType: 'text/javascript',
        body: readFileSync(`widgets${pathname}`, 'utf8'),
      });
    if (pathname.startsWith('/api')) {
      const answer = await app.request(pathname.slice(4) + search);
      return route.fulfill({ contentType: 'application/json', body: await answer.text() });
    }
    const widget = `<script type="module" src="/showcase-feed.js"></script><showcase-feed api="/api" count="50"></showcase-feed>`;
    return route.fulfill({ contentType: 'text/html', body: pathname === '/plain' ? plain : widget });
  });
  const page = await context.newPage();
  const open = async (count: number) => {
    await page.goto('http://bench.test/widget');
    await page.locator('[part~=load-more]').waitFor();
    await page.evaluate(async (wanted) => {
      const feed = document.querySelector('showcase-feed')!;
      while (feed.posts.length < wanted) {
        feed.shadowRoot!.querySelector<HTMLElement>('[part~=load-more]')?.click();
        await new Promise((next) => setTimeout(next));
      }
    }, count);
    return scrolled(page);
  };
  const few = await open(500);
  const many = await open(SCROLLED);
  plain = await page.evaluate(async () => {
    const feed = document.querySelector('showcase-feed')!;
    const { cssText } = [...feed.shadowRoot!.adoptedStyleSheets[1]!.cssRules].reduce(
      (all, rule) => ({ cssText: all.cssText + rule.cssText }),
      { cssText: '' },
    );
    const card = feed.shadowRoot!.querySelector('.card')!.outerHTML;
    return `<!doctype html><style>${cssText}</style><div class="feed">${feed.posts.map(() => card).join('')}</div>`;
  });
  await page.goto('http://bench.test/plain');
  const base = await scrolled(page);
  ratio(
    'scrolling 20,000 posts there and back, main-thread time, to a plain page of the same cards',
    many.time / base.time,
  );
  ratio('nodes in the page with 20,000 posts, to one with 500', many.nodes / few.nodes);
  ratio('nodes in the page with 20,000 posts, to the plain page', many.nodes / base.nodes);
  ratio('memory of script with 20,000 posts, to 500', many.heap / few.heap);
  console.log(`(${(many.heap / 1e6).toFixed(1)} MB to ${(few.heap / 1e6).toFixed(1)} MB)`);
  await browser.close();
  await close();
}

/** All benchmarks of the showcase. */
export async function showcase(): Promise<void> {
  await scrolling();
  await million();
}
