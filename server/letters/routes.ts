import { Hono } from 'hono';
import { endpoints } from '../../src/contract/index.ts';
import type { RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { archiveRoutes } from './archive-routes.ts';
import { receiveBounces } from './bounces/receive.ts';
import { changeLetter, createLetter, deleteLetter, listLetters, readLetter } from './drafts.ts';
import { previewLetter, testLetter } from './preview.ts';
import { pauseLetter, resumeLetter, scheduleLetter, sendLetter, unscheduleLetter } from './schedule.ts';

/** The hosts' routes to write and send letters, and the archive for everyone. */
export function letterRoutes(ctx: RouteContext, bounceSecret: string | undefined): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.letters, listLetters);
  route(endpoints.createLetter, createLetter);
  route(endpoints.letter, (ctx, { letter }) => readLetter(ctx, letter), { cache: 'private, no-cache' });
  route(endpoints.changeLetter, changeLetter);
  route(endpoints.deleteLetter, (ctx, { letter }) => deleteLetter(ctx, letter));
  route(endpoints.previewLetter, (ctx, { letter }) => previewLetter(ctx, ctx.member, letter));
  route(endpoints.testLetter, (ctx, { letter }) =>
    testLetter(ctx, { ...ctx.member, onlyFor: { member: ctx.member.id, role: 'host' } }, letter),
  );
  route(endpoints.scheduleLetter, scheduleLetter);
  route(endpoints.unscheduleLetter, unscheduleLetter);
  route(endpoints.sendLetter, sendLetter);
  route(endpoints.pauseLetter, pauseLetter);
  route(endpoints.resumeLetter, resumeLetter);
  route(endpoints.reportBounces, (ctx, { source }, c) => receiveBounces(ctx, source, c, bounceSecret));
  app.route('/', archiveRoutes(ctx));
  return app;
}
