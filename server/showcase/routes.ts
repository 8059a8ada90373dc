import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { routes } from '../../src/contract/index.ts';
import { clientIp, type RouteContext, respondWithProblem, idempotentWrite } from '../http/route-context.ts';
import { clientNetwork } from '../http/client-network.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { readValid } from '../http/validation.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { cursorFrom } from './cursor.ts';
import { emailHosts } from './emails.ts';
import { filterIn, pageIn, sinceIn } from './query-params.ts';
import { authorCounts, countsOf } from './queries/counts.ts';
import { pictureBytes } from './queries/pictures.ts';
import { newestPublished, publishedPost, publishedPosts, publishedSince } from './queries/posts.ts';
import { insertReport } from './queries/reports.ts';
import { PICTURE_PATH, presentPosts } from './presenters.ts';

/** Short, for what a host hides is gone at once; the rest is a matter of the ETag. */
const LIST_CACHE = 'public, max-age=15, stale-while-revalidate=60';
const MOST_NEWS = 100;

/** What everybody sees of the showcase. */
export function showcaseRoutes(desk: RouteContext): Hono {
  const { database, office } = desk;
  const app = new Hono();

  app.get(routes.showcase.path, etag(), async (c) => {
    const filter = filterIn(c);
    const page = pageIn(c);
    if (filter instanceof ProblemError) return respondWithProblem(desk, filter);
    if (page instanceof ProblemError) return respondWithProblem(desk, page);
    // One more than asked for tells whether there are more.
    const found = await publishedPosts(database, filter, { ...page, most: page.most + 1 });
    const shown = found.slice(0, page.most);
    return cached(c, {
      posts: await presentPosts(database, office, shown),
      next: found.length > shown.length ? cursorFrom(shown.at(-1)!) : null,
      newest: (await newestPublished(database))?.toISOString() ?? null,
    });
  });

  app.get(routes.showcaseNews.path, etag(), async (c) => {
    const filter = filterIn(c);
    const since = sinceIn(c);
    if (filter instanceof ProblemError) return respondWithProblem(desk, filter);
    if (since instanceof ProblemError) return respondWithProblem(desk, since);
    return cached(c, { count: await publishedSince(database, filter, since, MOST_NEWS) });
  });

  app.get(routes.showcaseCounts.path, etag(), async (c) => {
    const [all, kinds, topics, events, groups, authors] = await Promise.all([
      countsOf(database, 'all'),
      countsOf(database, 'kind'),
      countsOf(database, 'topic'),
      countsOf(database, 'event'),
      countsOf(database, 'group'),
      authorCounts(database),
    ]);
    return cached(c, { all: all[0]?.count ?? 0, kinds, topics, events, groups, authors });
  });

  app.get(routes.post.path, etag(), async (c) => {
    const post = await publishedPost(database, c.req.param('post') ?? '');
    if (!post) return respondWithProblem(desk, noPost);
    const [shown] = await presentPosts(database, office, [post]);
    return cached(c, shown!);
  });

  app.post(routes.report.path, async (c) => {
    const request = await readValid(c.req.raw, routes.report.body);
    if (request instanceof ProblemError) return respondWithProblem(desk, request);
    const limited = await consumeLimit(database, office, 'reports', clientNetwork(clientIp(desk, c) ?? ''));
    if (limited) return respondWithProblem(desk, limited);
    return idempotentWrite(desk, c, {
      request,
      async work(transaction) {
        const post = await publishedPost(transaction, c.req.param('post') ?? '');
        if (!post) return noPost;
        const now = office.clock.now();
        const report = { id: randomName(), post: post.id, member: null, ...request, reported_at: now };
        await insertReport(transaction, report);
        await emailHosts(transaction, office, 'report');
        return { status: routes.report.status, body: undefined };
      },
    });
  });

  app.get(PICTURE_PATH, (c) => showPicture(desk, c));
  return app;
}

const noPost = new ProblemError('not-found', { detail: 'There is no such post, or not any more.' });

function cached(c: Context, body: object): Response {
  c.header('Cache-Control', LIST_CACHE);
  return c.json(body);
}

/** Another picture has another address. Kept for a day only, for its post may be taken away. */
async function showPicture(desk: RouteContext, c: Context): Promise<Response> {
  const [, width] = /^(\d{2,4})\.webp$/.exec(c.req.param('file') ?? '') ?? [];
  const bytes = width && (await pictureBytes(desk.database, c.req.param('picture') ?? '', Number(width)));
  if (!bytes) return respondWithProblem(desk, new ProblemError('not-found'));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Cache-Control': 'public, max-age=86400, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
