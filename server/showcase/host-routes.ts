import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import type { RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { addSource, removeSource, sources, updateSource } from './feed-sources.ts';
import { creationCursor, pageOf } from '../http/list-page.ts';
import { pageFrom } from './filter.ts';
import { listPosts } from './list-posts.ts';
import { decide } from './moderation.ts';
import { presentOwnPosts } from './presenters.ts';
import { queuedPosts } from './queries/posts.ts';
import { giveTrust, listTrusted, takeTrust } from './trust.ts';

/** The hosts' routes: the posts, their authors and the feed sources. */
export function showcaseHostRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);
  const runJobs = () => ctx.runJobs();

  route(endpoints.moderationQueue, async (ctx, input) => {
    const { rows, next } = await pageOf(pageFrom(input), (page) => queuedPosts(ctx.db, page), creationCursor);
    return { posts: await presentOwnPosts(ctx, rows, true), next };
  });
  route(endpoints.moderatePosts, (ctx, input) => decide(ctx, input));
  route(endpoints.posts, listPosts);
  route(endpoints.trustedAuthors, listTrusted);
  route(endpoints.trustAuthor, (ctx, { member }) => giveTrust(ctx, member));
  route(endpoints.untrustAuthor, (ctx, { member }) => takeTrust(ctx, member));
  route(endpoints.feedSources, async ({ db }) => ({ sources: await sources(db) }));
  route(endpoints.addFeedSource, (ctx, input) => addSource(ctx, input), { after: runJobs });
  route(endpoints.changeFeedSource, (ctx, input) => updateSource(ctx, input), { after: runJobs });
  route(endpoints.removeFeedSource, ({ db }, { source }) => removeSource(db, source));
  return app;
}
