import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { clientNetwork } from '../http/client-network.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import type { RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { storedPicture } from '../http/stored-picture.ts';
import { timestampFrom } from '../http/timestamps.ts';
import { invalidField, ProblemError } from '../problem.ts';
import { type ListPage, pageOf } from '../http/list-page.ts';
import { dateCursor, filterFrom, pageFrom } from './filter.ts';
import { findPublished, report } from './posts.ts';
import { PICTURE_PATH, presentPosts } from './presenters.ts';
import { authorCounts, countsOf } from './queries/counts.ts';
import { pictureBytes } from './queries/pictures.ts';
import { newestPublished, publishedPosts, publishedSince } from './queries/posts.ts';

/** Short, so that a hidden post soon disappears. After that, the ETag avoids sending an unchanged list. */
const CACHED = { cache: 'public, max-age=15, stale-while-revalidate=60' };
const MAX_NEWS = 100;

/** The public routes of the showcase. */
export function showcaseRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(
    endpoints.showcase,
    async (ctx, { after, limit, ...filter }) => {
      const read = (page: ListPage) => publishedPosts(ctx.db, filterFrom(filter), page);
      const { rows, next } = await pageOf(pageFrom({ after, limit }), read, dateCursor);
      const newest = await newestPublished(ctx.db);
      return { posts: await presentPosts(ctx, rows), next, newest: newest?.toISOString() ?? null };
    },
    CACHED,
  );
  route(
    endpoints.showcaseNews,
    async (ctx, { since, ...filter }) => {
      const moment = timestampFrom(since);
      if (!moment) throw invalidField('since', 'Use the `newest` of the showcase.');
      return { count: await publishedSince(ctx.db, filterFrom(filter), moment, MAX_NEWS) };
    },
    CACHED,
  );
  route(endpoints.showcaseCounts, counts, CACHED);
  route(
    endpoints.post,
    async (ctx, { post }) => (await presentPosts(ctx, [await findPublished(ctx.db, post)]))[0]!,
    CACHED,
  );
  route(endpoints.reportPost, (ctx, input) => report(ctx, input), {
    before: (ctx) => consumeLimit(ctx, 'reports', clientNetwork(ctx.client ?? '')),
  });

  app.get(PICTURE_PATH, async (c) => {
    const [, width] = /^(\d{2,4})\.webp$/.exec(c.req.param('file') ?? '') ?? [];
    const bytes = width && (await pictureBytes(ctx.db, c.req.param('picture') ?? '', Number(width)));
    if (!bytes) throw new ProblemError('not-found');
    // A new picture gets a new URL. Cached for a day only, because its post may be removed.
    return storedPicture(bytes, 'image/webp', { maxAge: 86_400 });
  });
  return app;
}

async function counts({ db }: AppContext) {
  const [all, kinds, topics, events, groups, authors] = await Promise.all([
    countsOf(db, 'all'),
    countsOf(db, 'kind'),
    countsOf(db, 'topic'),
    countsOf(db, 'event'),
    countsOf(db, 'group'),
    authorCounts(db),
  ]);
  return { all: all[0]?.count ?? 0, kinds, topics, events, groups, authors };
}
