import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import type { RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { emailHosts } from './emails.ts';
import { creationCursor, pageOf } from '../http/list-page.ts';
import { pageFrom } from './filter.ts';
import { cheer, change, preview, submit, withdraw } from './posts.ts';
import { presentOwnPosts } from './presenters.ts';
import { cheersOf } from './queries/cheers.ts';
import { postsOf } from './queries/posts.ts';

const MAX_CHEERS = 200;

/** The members' routes of the showcase: previews, their own posts and cheers. */
export function showcaseMemberRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.previewLink, (ctx, { link }) => preview(ctx, ctx.web, ctx.member, link));
  route(endpoints.submitPost, async (ctx, input) => {
    const post = await submit(ctx, ctx.member, input);
    if (post.state === 'pending') await emailHosts(ctx, 'queue');
    return post;
  });
  route(endpoints.ownPosts, async (ctx, input) => {
    const { rows, next } = await pageOf(
      pageFrom(input),
      (page) => postsOf(ctx.db, ctx.member.id, page),
      creationCursor,
    );
    return { posts: await presentOwnPosts(ctx, rows), next };
  });
  route(endpoints.changePost, (ctx, input) => change(ctx, ctx.member, input));
  route(endpoints.withdrawPost, (ctx, { post }) => withdraw(ctx, ctx.member, post));
  route(endpoints.ownCheers, async ({ db, member }, { posts = '' }) => ({
    posts: await cheersOf(db, member.id, posts.split(',').slice(0, MAX_CHEERS)),
  }));
  route(endpoints.cheerPost, (ctx, input) => cheer(ctx, ctx.member, input));
  return app;
}
