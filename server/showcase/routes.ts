import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { routes } from '../../src/contract/index.ts';
import { clientNetwork } from '../http/client-network.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { clientIp, idempotentWrite, respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { cursorFrom } from './cursor.ts';
import { emailHosts } from './emails.ts';
import { PICTURE_PATH, presentPosts } from './presenters.ts';
import { authorCounts, countsOf } from './queries/counts.ts';
import { pictureBytes } from './queries/pictures.ts';
import { newestPublished, publishedPost, publishedPosts, publishedSince } from './queries/posts.ts';
import { insertReport } from './queries/reports.ts';
import { filterIn, pageIn, sinceIn } from './query-params.ts';

/** Short, so that a hidden post soon disappears. After that, the ETag avoids sending an unchanged list. */
const LIST_CACHE = 'public, max-age=15, stale-while-revalidate=60';
const MAX_NEWS = 100;

/** The public routes of the showcase. */
export function showcaseRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.get(routes.showcase.path, etag(), async (c) => {
    const filter = filterIn(c);
    const page = pageIn(c);
    if (filter instanceof ProblemError) return respondWithProblem(ctx, filter);
    if (page instanceof ProblemError) return respondWithProblem(ctx, page);
    // One more than asked for, to know whether there is a next page.
    const found = await publishedPosts(ctx.db, filter, { ...page, most: page.most + 1 });
    const shown = found.slice(0, page.most);
    const last = shown.at(-1);
    return cached(c, {
      posts: await presentPosts(ctx, shown),
      next: found.length > shown.length ? cursorFrom({ date: last!.dated_at, id: last!.id }) : null,
      newest: (await newestPublished(ctx.db))?.toISOString() ?? null,
    });
  });

  app.get(routes.showcaseNews.path, etag(), async (c) => {
    const filter = filterIn(c);
    const since = sinceIn(c);
    if (filter instanceof ProblemError) return respondWithProblem(ctx, filter);
    if (since instanceof ProblemError) return respondWithProblem(ctx, since);
    return cached(c, { count: await publishedSince(ctx.db, filter, since, MAX_NEWS) });
  });

  app.get(routes.showcaseCounts.path, etag(), async (c) => {
    const [all, kinds, topics, events, groups, authors] = await Promise.all([
      countsOf(ctx.db, 'all'),
      countsOf(ctx.db, 'kind'),
      countsOf(ctx.db, 'topic'),
      countsOf(ctx.db, 'event'),
      countsOf(ctx.db, 'group'),
      authorCounts(ctx.db),
    ]);
    return cached(c, { all: all[0]?.count ?? 0, kinds, topics, events, groups, authors });
  });

  app.get(routes.post.path, etag(), async (c) => {
    const post = await publishedPost(ctx.db, c.req.param('post') ?? '');
    if (!post) return respondWithProblem(ctx, noPost);
    const [shown] = await presentPosts(ctx, [post]);
    return cached(c, shown!);
  });

  app.post(routes.report.path, async (c) => {
    const request = await readValid(c.req.raw, routes.report.body);
    if (request instanceof ProblemError) return respondWithProblem(ctx, request);
    const limited = await consumeLimit(ctx, 'reports', clientNetwork(clientIp(ctx, c) ?? ''));
    if (limited) return respondWithProblem(ctx, limited);
    return idempotentWrite(ctx, c, {
      request,
      async work(transaction) {
        const post = await publishedPost(transaction, c.req.param('post') ?? '');
        if (!post) return noPost;
        const now = ctx.clock.now();
        const report = { id: randomName(), post_id: post.id, ...request, reported_at: now };
        await insertReport(transaction, report);
        await emailHosts({ ...ctx, db: transaction }, 'report');
        return { status: routes.report.status, body: undefined };
      },
    });
  });

  app.get(PICTURE_PATH, (c) => showPicture(ctx, c));
  return app;
}

const noPost = new ProblemError('not-found', { detail: 'There is no such post, or not any more.' });

function cached(c: Context, body: object): Response {
  c.header('Cache-Control', LIST_CACHE);
  return c.json(body);
}

/** A new picture gets a new URL. Cached for a day only, because its post may be removed. */
async function showPicture(ctx: RouteContext, c: Context): Promise<Response> {
  const [, width] = /^(\d{2,4})\.webp$/.exec(c.req.param('file') ?? '') ?? [];
  const bytes = width && (await pictureBytes(ctx.db, c.req.param('picture') ?? '', Number(width)));
  if (!bytes) return respondWithProblem(ctx, new ProblemError('not-found'));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Cache-Control': 'public, max-age=86400, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
