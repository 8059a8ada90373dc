import { Hono } from 'hono';
import { routes } from '../../src/contract/index.ts';
import { type RouteContext, respondWithProblem, idempotentWrite } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { requireRole } from '../members/auth-middleware.ts';
import { ProblemError } from '../problem.ts';
import { cursorFrom } from './cursor.ts';
import { emailHosts } from './emails.ts';
import { pageIn } from './query-params.ts';
import { cheersOf, setCheer } from './queries/cheers.ts';
import { postsOf, publishedPost } from './queries/posts.ts';
import { presentOwnPosts } from './presenters.ts';
import { change, preview, submit, withdraw } from './posts.ts';

const MOST_CHEERS = 200;

/** What a member may do in the showcase. */
export function showcaseMemberRoutes(desk: RouteContext): Hono {
  const { database, office, web } = desk;
  const app = new Hono();

  app.post(
    routes.preview.path,
    requireRole(desk, routes.preview, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.preview.body);
      if (request instanceof ProblemError) return respondWithProblem(desk, request);
      const found = await preview(database, office, web, member, request.link);
      return found instanceof ProblemError ? respondWithProblem(desk, found) : Response.json(found);
    }),
  );

  app.post(
    routes.submit.path,
    requireRole(desk, routes.submit, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.submit.body);
      if (request instanceof ProblemError) return respondWithProblem(desk, request);
      return idempotentWrite(desk, c, {
        request,
        member: member.id,
        async work(transaction) {
          const body = await submit(transaction, office, member, request);
          if (body instanceof ProblemError) return body;
          if (body.state === 'pending') await emailHosts(transaction, office, 'queue');
          return { status: routes.submit.status, body };
        },
      });
    }),
  );

  app.get(
    routes.ownPosts.path,
    requireRole(desk, routes.ownPosts, async (c, { member }) => {
      const page = pageIn(c);
      if (page instanceof ProblemError) return respondWithProblem(desk, page);
      const found = await postsOf(database, member.id, { ...page, most: page.most + 1 });
      const shown = found.slice(0, page.most);
      const last = shown.at(-1);
      return Response.json({
        posts: await presentOwnPosts(database, office, shown),
        next: found.length > shown.length ? cursorFrom({ date: last!.created_at, id: last!.id }) : null,
      });
    }),
  );

  app.patch(
    routes.changePost.path,
    requireRole(desk, routes.changePost, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.changePost.body);
      if (request instanceof ProblemError) return respondWithProblem(desk, request);
      return idempotentWrite(desk, c, {
        request,
        member: member.id,
        async work(transaction) {
          const post = c.req.param('post') ?? '';
          const body = await change(transaction, office, member, { ...request, post });
          return body instanceof ProblemError ? body : { status: routes.changePost.status, body };
        },
      });
    }),
  );

  app.delete(
    routes.withdrawPost.path,
    requireRole(desk, routes.withdrawPost, async (c, { member }) => {
      const refusal = await withdraw(database, office, member, c.req.param('post') ?? '');
      return refusal ? respondWithProblem(desk, refusal) : c.body(null, 204);
    }),
  );

  app.get(
    routes.ownCheers.path,
    requireRole(desk, routes.ownCheers, async (c, { member }) => {
      const ids = (c.req.query('posts') ?? '').split(',').slice(0, MOST_CHEERS);
      return Response.json({ posts: await cheersOf(database, member.id, ids) });
    }),
  );

  app.put(
    routes.cheer.path,
    requireRole(desk, routes.cheer, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.cheer.body);
      if (request instanceof ProblemError) return respondWithProblem(desk, request);
      return idempotentWrite(desk, c, {
        request,
        member: member.id,
        async work(transaction) {
          const post = await publishedPost(transaction, c.req.param('post') ?? '');
          if (!post) return new ProblemError('not-found', { detail: 'There is no such post, or not any more.' });
          const now = office.clock.now();
          const cheer = { post: post.id, member: member.id, cheered: request.cheered, now };
          const body = { cheers: await setCheer(transaction, cheer), cheered: request.cheered };
          return { status: routes.cheer.status, body };
        },
      });
    }),
  );

  return app;
}
