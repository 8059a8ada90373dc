import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../server/app-context.ts';
import type { Database } from '../../server/database/tables.ts';
import { readPage } from '../../server/pages/markdown.ts';
import { allPages, putPage } from '../../server/pages/queries/pages.ts';
import { newestPublished } from '../../server/showcase/queries/posts.ts';
import { seedEvent } from './seed-event.ts';
import { seedPosts } from './seed-posts.ts';

/** Fills an empty demo with the data that its pages show. */
export async function seedDemo(
  database: Database,
  { project, clock, url }: { project: string; clock: Clock; url: string },
): Promise<void> {
  if (!(await allPages(database)).length) await putLessons(database, project, clock);
  if (!(await newestPublished(database))) await seedPosts(database, clock, url);
  await database.transaction().execute((transaction) => seedEvent(transaction, { clock, url }));
}

async function putLessons(database: Database, project: string, clock: Clock): Promise<void> {
  const now = clock.now();
  let day = -OPEN_AT_FIRST;
  const written = await readFile(join(project, 'demo', 'month-of-learning.md'), 'utf8');
  const source = written.replace(/^opens: .*$/gm, () => `opens: ${dayOf(now, day++)}`);
  const page = readPage(source);
  if ('detail' in page) throw new Error(`demo/month-of-learning.md, line ${page.line}: ${page.detail}`);
  await putPage(database, 'month-of-learning', page, { role: 'member', source, now });
}

/** Whenever the demo is first started, it is in the middle of the month. */
const OPEN_AT_FIRST = 14;

const dayOf = (now: Date, days: number) =>
  new Date(now.getTime() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
