import { Hono } from 'hono';
import { routes } from '../../src/contract/index.ts';
import { type RouteContext, respondWithProblem, idempotentWrite } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { requireRole } from '../members/auth-middleware.ts';
import { ProblemError } from '../problem.ts';
import { cursorFrom } from './cursor.ts';
import { decide } from './moderation.ts';
import { pageIn } from './query-params.ts';
import { queuedPosts } from './queries/posts.ts';
import { presentOwnPosts } from './presenters.ts';
import { addSource, removeSource, updateSource, sources } from './feed-sources.ts';

/** What a host does: looks at what waits, and tends the feeds. */
export function showcaseHostRoutes(desk: RouteContext): Hono {
  const { database, office } = desk;
  const app = new Hono();

  app.get(
    routes.queue.path,
    requireRole(desk, routes.queue, async (c) => {
      const page = pageIn(c);
      if (page instanceof ProblemError) return respondWithProblem(desk, page);
      const found = await queuedPosts(database, { ...page, most: page.most + 1 });
      const shown = found.slice(0, page.most);
      const last = shown.at(-1);
      return Response.json({
        posts: await presentOwnPosts(database, office, shown, true),
        next: found.length > shown.length ? cursorFrom({ date: last!.created_at, id: last!.id }) : null,
      });
    }),
  );

  app.post(
    routes.decide.path,
    requireRole(desk, routes.decide, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.decide.body);
      if (request instanceof ProblemError) return respondWithProblem(desk, request);
      return idempotentWrite(desk, c, {
        request,
        member: member.id,
        async work(transaction) {
          await decide(transaction, office, request);
          return { status: routes.decide.status, body: undefined };
        },
      });
    }),
  );

  app.get(
    routes.sources.path,
    requireRole(desk, routes.sources, async () => Response.json({ sources: await sources(database) })),
  );

  app.post(
    routes.addSource.path,
    requireRole(desk, routes.addSource, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.addSource.body);
      if (request instanceof ProblemError) return respondWithProblem(desk, request);
      const answer = await idempotentWrite(desk, c, {
        request,
        member: member.id,
        async work(transaction) {
          const body = await addSource(transaction, office, request);
          return body instanceof ProblemError ? body : { status: routes.addSource.status, body };
        },
      });
      desk.runErrands();
      return answer;
    }),
  );

  app.patch(
    routes.changeSource.path,
    requireRole(desk, routes.changeSource, async (c) => {
      const request = await readValid(c.req.raw, routes.changeSource.body);
      if (request instanceof ProblemError) return respondWithProblem(desk, request);
      const source = c.req.param('source') ?? '';
      const changed = await updateSource(database, office, { ...request, source });
      if (changed instanceof ProblemError) return respondWithProblem(desk, changed);
      desk.runErrands();
      return Response.json(changed);
    }),
  );

  app.delete(
    routes.removeSource.path,
    requireRole(desk, routes.removeSource, async (c) => {
      const refusal = await removeSource(database, c.req.param('source') ?? '');
      return refusal ? respondWithProblem(desk, refusal) : c.body(null, 204);
    }),
  );

  return app;
}
