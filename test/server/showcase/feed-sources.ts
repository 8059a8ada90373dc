import type { FeedSource, FeedSources } from '../../../src/contract/index.ts';
import { runScheduledJobs } from '../../../server/scheduled-jobs.ts';
import { type Database, defaultLimits } from '../../../server/index.ts';
import { createLinkReader } from '../../../server/link-preview/web-reader.ts';
import { secretFrom } from '../../../server/secret.ts';
import { API, community, type Community, SECRET } from '../community.ts';
import type { Browser } from '../members/browser.ts';
import { json } from './gallery.ts';
import type { OtherSite } from './other-site.ts';

const web = createLinkReader({ allow: ['127.0.0.1'] });

export const item = (at: number, more = '') =>
  `<item><title>Piece ${at}</title><link>https://ada.example/${at}</link><guid>g${at}</guid>
  <pubDate>Wed, 18 Nov 2026 0${at % 10}:00:00 GMT</pubDate>${more}</item>`;
export const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Notes from the bench</title>${items.join('')}</channel></rss>`;

/** A community that looks at other sites on this machine, and what reads its feeds when they are due. */
export function jobsHere(database: Database): { here: Community; runJobs: () => Promise<void> } {
  const here = community(database, { web });
  const ctx = {
    db: database,
    clock: here.clock,
    url: API,
    secret: secretFrom(SECRET),
    limits: defaultLimits,
  };
  const report = (error: unknown) => here.accidents.push(error);
  return { here, runJobs: () => runScheduledJobs({ ...ctx, web, report }) };
}

export const sources = async (host: Browser) =>
  (await json<FeedSources>(host.request('GET', '/showcase/sources'))).sources;

export async function addFeed(
  here: Community,
  host: Browser,
  site: OtherSite,
  path: string,
  rule = 'publish',
): Promise<FeedSource> {
  const body = { address: `${site.url}${path}`, rule };
  const source = await json<FeedSource>(host.request('POST', '/showcase/sources', body), 201);
  await here.settled();
  return source;
}
