import { Hono } from 'hono';
import { routes } from '../../src/contract/index.ts';
import { idempotentWrite, respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { requireRole } from '../members/auth-middleware.ts';
import { ProblemError } from '../problem.ts';
import { cursorFrom } from './cursor.ts';
import { addSource, removeSource, sources, updateSource } from './feed-sources.ts';
import { decide } from './moderation.ts';
import { presentOwnPosts } from './presenters.ts';
import { queuedPosts } from './queries/posts.ts';
import { pageIn } from './query-params.ts';

/** The hosts' routes: the moderation queue and the feed sources. */
export function showcaseHostRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.get(
    routes.queue.path,
    requireRole(ctx, routes.queue, async (c) => {
      const page = pageIn(c);
      if (page instanceof ProblemError) return respondWithProblem(ctx, page);
      const found = await queuedPosts(ctx.db, { ...page, most: page.most + 1 });
      const shown = found.slice(0, page.most);
      const last = shown.at(-1);
      return Response.json({
        posts: await presentOwnPosts(ctx, shown, true),
        next: found.length > shown.length ? cursorFrom({ date: last!.created_at, id: last!.id }) : null,
      });
    }),
  );

  app.post(
    routes.decide.path,
    requireRole(ctx, routes.decide, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.decide.body);
      if (request instanceof ProblemError) return respondWithProblem(ctx, request);
      return idempotentWrite(ctx, c, {
        request,
        member: member.id,
        async work(transaction) {
          await decide({ ...ctx, db: transaction }, request);
          return { status: routes.decide.status, body: undefined };
        },
      });
    }),
  );

  app.get(
    routes.sources.path,
    requireRole(ctx, routes.sources, async () => Response.json({ sources: await sources(ctx.db) })),
  );

  app.post(
    routes.addSource.path,
    requireRole(ctx, routes.addSource, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.addSource.body);
      if (request instanceof ProblemError) return respondWithProblem(ctx, request);
      const answer = await idempotentWrite(ctx, c, {
        request,
        member: member.id,
        async work(transaction) {
          const body = await addSource({ ...ctx, db: transaction }, request);
          return body instanceof ProblemError ? body : { status: routes.addSource.status, body };
        },
      });
      ctx.runJobs();
      return answer;
    }),
  );

  app.patch(
    routes.changeSource.path,
    requireRole(ctx, routes.changeSource, async (c) => {
      const request = await readValid(c.req.raw, routes.changeSource.body);
      if (request instanceof ProblemError) return respondWithProblem(ctx, request);
      const source = c.req.param('source') ?? '';
      const changed = await updateSource(ctx, { ...request, source });
      if (changed instanceof ProblemError) return respondWithProblem(ctx, changed);
      ctx.runJobs();
      return Response.json(changed);
    }),
  );

  app.delete(
    routes.removeSource.path,
    requireRole(ctx, routes.removeSource, async (c) => {
      const problem = await removeSource(ctx.db, c.req.param('source') ?? '');
      return problem ? respondWithProblem(ctx, problem) : c.body(null, 204);
    }),
  );

  return app;
}
