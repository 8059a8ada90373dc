import { Hono } from 'hono';
import { routes } from '../../src/contract/index.ts';
import { idempotentWrite, respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { requireRole } from '../members/auth-middleware.ts';
import { ProblemError } from '../problem.ts';
import { cursorFrom } from './cursor.ts';
import { emailHosts } from './emails.ts';
import { change, preview, submit, withdraw } from './posts.ts';
import { presentOwnPosts } from './presenters.ts';
import { cheersOf, setCheer } from './queries/cheers.ts';
import { postsOf, publishedPost } from './queries/posts.ts';
import { pageIn } from './query-params.ts';

const MAX_CHEERS = 200;

/** The members' routes of the showcase: previews, their own posts and cheers. */
export function showcaseMemberRoutes(ctx: RouteContext): Hono {
  const { web } = ctx;
  const app = new Hono();

  app.post(
    routes.preview.path,
    requireRole(ctx, routes.preview, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.preview.body);
      if (request instanceof ProblemError) return respondWithProblem(ctx, request);
      const found = await preview(ctx, web, member, request.link);
      return found instanceof ProblemError ? respondWithProblem(ctx, found) : Response.json(found);
    }),
  );

  app.post(
    routes.submit.path,
    requireRole(ctx, routes.submit, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.submit.body);
      if (request instanceof ProblemError) return respondWithProblem(ctx, request);
      return idempotentWrite(ctx, c, {
        request,
        member: member.id,
        async work(transaction) {
          const body = await submit({ ...ctx, db: transaction }, member, request);
          if (body instanceof ProblemError) return body;
          if (body.state === 'pending') await emailHosts({ ...ctx, db: transaction }, 'queue');
          return { status: routes.submit.status, body };
        },
      });
    }),
  );

  app.get(
    routes.ownPosts.path,
    requireRole(ctx, routes.ownPosts, async (c, { member }) => {
      const page = pageIn(c);
      if (page instanceof ProblemError) return respondWithProblem(ctx, page);
      const found = await postsOf(ctx.db, member.id, { ...page, most: page.most + 1 });
      const shown = found.slice(0, page.most);
      const last = shown.at(-1);
      return Response.json({
        posts: await presentOwnPosts(ctx, shown),
        next: found.length > shown.length ? cursorFrom({ date: last!.created_at, id: last!.id }) : null,
      });
    }),
  );

  app.patch(
    routes.changePost.path,
    requireRole(ctx, routes.changePost, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.changePost.body);
      if (request instanceof ProblemError) return respondWithProblem(ctx, request);
      return idempotentWrite(ctx, c, {
        request,
        member: member.id,
        async work(transaction) {
          const post = c.req.param('post') ?? '';
          const body = await change({ ...ctx, db: transaction }, member, { ...request, post });
          return body instanceof ProblemError ? body : { status: routes.changePost.status, body };
        },
      });
    }),
  );

  app.delete(
    routes.withdrawPost.path,
    requireRole(ctx, routes.withdrawPost, async (c, { member }) => {
      const problem = await withdraw(ctx, member, c.req.param('post') ?? '');
      return problem ? respondWithProblem(ctx, problem) : c.body(null, 204);
    }),
  );

  app.get(
    routes.ownCheers.path,
    requireRole(ctx, routes.ownCheers, async (c, { member }) => {
      const ids = (c.req.query('posts') ?? '').split(',').slice(0, MAX_CHEERS);
      return Response.json({ posts: await cheersOf(ctx.db, member.id, ids) });
    }),
  );

  app.put(
    routes.cheer.path,
    requireRole(ctx, routes.cheer, async (c, { member }) => {
      const request = await readValid(c.req.raw, routes.cheer.body);
      if (request instanceof ProblemError) return respondWithProblem(ctx, request);
      return idempotentWrite(ctx, c, {
        request,
        member: member.id,
        async work(transaction) {
          const post = await publishedPost(transaction, c.req.param('post') ?? '');
          if (!post)
            return new ProblemError('not-found', { detail: 'There is no such post, or not any more.' });
          const now = ctx.clock.now();
          const cheer = { post: post.id, member: member.id, cheered: request.cheered, now };
          const body = { cheers: await setCheer(transaction, cheer), cheered: request.cheered };
          return { status: routes.cheer.status, body };
        },
      });
    }),
  );

  return app;
}
