import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { output, ZodMiniType } from 'zod/mini';
import { type Route, routes } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { idempotentWrite, respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { requireRole } from '../members/auth-middleware.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { ProblemError } from '../problem.ts';
import { board, openBoard } from './board.ts';
import { checkIn, deleteOwnEntry } from './check-ins.ts';
import { agree, confirmDate, propose } from './dates.ts';
import { cheer, mute, nudge, reply } from './encouragements.ts';
import { changeEvent, changeGroup, createEvent, createGroup, removeGroup } from './events.ts';
import { assignToGroup, leave, setAttendance, split } from './membership.ts';
import { moderate, moderationQueue, reportEntry } from './moderation.ts';
import { changePiece } from './pieces.ts';
import { presentEvent } from './presenters.ts';
import { allEvents } from './queries/events.ts';

/**
 * A domain function for a member's write. Takes the request's body and path parameters, and returns the
 * response body or a problem.
 */
type Rule<Body> = (
  ctx: AppContext,
  member: MemberRecord,
  asked: Body & { param: (name: string) => string },
) => Promise<object | ProblemError | undefined>;

/** The routes of events and groups: public reads, members' writes and hosts' administration. */
export function eventRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const answers = <Body extends ZodMiniType>(route: Route<Body>, rule: Rule<output<Body>>) =>
    app.on(route.method, route.path, memberWrite(ctx, route, rule));

  app.get(routes.event.path, etag(), async (c) => {
    const seen = await openBoard(ctx, c.req.param('event') ?? '');
    if (seen instanceof ProblemError) return respondWithProblem(ctx, seen);
    // Browsers revalidate every time; a shared cache may serve the board for 10 seconds.
    c.header('Cache-Control', 'public, max-age=0, s-maxage=10');
    return c.json(seen);
  });
  app.get(
    routes.board.path,
    etag(),
    requireRole(ctx, routes.board, async (c, { member }) => {
      const seen = await board(ctx, member, c.req.param('event') ?? '');
      if (seen instanceof ProblemError) return respondWithProblem(ctx, seen);
      c.header('Cache-Control', 'private, no-cache');
      return c.json(seen);
    }),
  );
  app.get(
    routes.events.path,
    requireRole(ctx, routes.events, async (c) =>
      c.json({ events: (await allEvents(ctx.db)).map(presentEvent) }),
    ),
  );
  app.get(
    routes.moderation.path,
    requireRole(ctx, routes.moderation, async (c) => {
      const seen = await moderationQueue(ctx.db, c.req.param('event') ?? '');
      return seen instanceof ProblemError ? respondWithProblem(ctx, seen) : c.json(seen);
    }),
  );

  answers(routes.place, (ctx, member, { param, ...asked }) =>
    assignToGroup(ctx, member, { ...asked, event: param('event'), who: param('member') }),
  );
  answers(routes.leave, (ctx, member, { param }) =>
    leave(ctx, member, { event: param('event'), who: param('member') }),
  );
  answers(routes.setHere, (ctx, member, { param, ...asked }) =>
    setAttendance(ctx, member, { ...asked, event: param('event'), who: param('member') }),
  );
  answers(routes.changePiece, (ctx, member, { param, ...asked }) =>
    changePiece(ctx, member, { ...asked, event: param('event'), who: param('member') }),
  );
  answers(routes.checkIn, (ctx, member, { param, ...asked }) =>
    checkIn(ctx, member, { ...asked, event: param('event') }),
  );
  answers(routes.encourage, (ctx, member, { param, ...asked }) =>
    cheer(ctx, member, { ...asked, event: param('event'), about: param('about') }),
  );
  answers(routes.reply, (ctx, member, { param, ...asked }) =>
    reply(ctx, member, { ...asked, event: param('event') }),
  );
  answers(routes.takeBack, (ctx, member, { param }) =>
    deleteOwnEntry(ctx, member, { event: param('event'), about: param('about') }),
  );
  answers(routes.nudge, (ctx, member, { param, member: who }) =>
    nudge(ctx, member, { event: param('event'), who }),
  );
  answers(routes.mute, (ctx, member, { param, ...asked }) =>
    mute(ctx, member, { ...asked, event: param('event') }),
  );
  answers(routes.complain, (ctx, member, { param, ...asked }) =>
    reportEntry(ctx, member, { ...asked, event: param('event') }),
  );
  answers(routes.propose, (ctx, member, { param, ...asked }) =>
    propose(ctx, member, { ...asked, group: param('group') }),
  );
  answers(routes.agree, (ctx, member, { param, ...asked }) =>
    agree(ctx, member, { ...asked, group: param('group'), date: param('date') }),
  );
  answers(routes.confirmDate, (ctx, member, { param }) =>
    confirmDate(ctx, member, { group: param('group'), date: param('date') }),
  );
  answers(routes.changeGroup, (ctx, member, { param, ...asked }) =>
    changeGroup(ctx, member, param('group'), asked),
  );

  answers(routes.makeEvent, (ctx, _, { param, ...asked }) => createEvent(ctx, asked));
  answers(routes.changeEvent, (ctx, _, { param, ...asked }) => changeEvent(ctx, param('event'), asked));
  answers(routes.split, (ctx, member, { param, ...asked }) => split(ctx, member, param('event'), asked));
  answers(routes.makeGroup, (ctx, member, { param, name }) => createGroup(ctx, member, param('event'), name));
  answers(routes.removeGroup, (ctx, _, { param }) => removeGroup(ctx, param('group')));
  answers(routes.moderate, (ctx, member, { param, ...asked }) =>
    moderate(ctx, member, { ...asked, event: param('event') }),
  );
  return app;
}

/** Runs a rule in a transaction, once per `Idempotency-Key`. The rule's result is the response body. */
const memberWrite = <Body extends ZodMiniType>(
  ctx: RouteContext,
  route: Route<Body>,
  rule: Rule<output<Body>>,
) =>
  requireRole(ctx, route, async (c: Context, { member }) => {
    const request = route.body ? await readValid(c.req.raw, route.body) : {};
    if (request instanceof ProblemError) return respondWithProblem(ctx, request);
    const asked = Object.assign({}, request, { param: (name: string) => c.req.param(name) ?? '' });
    return idempotentWrite(ctx, c, {
      request,
      member: member.id,
      async work(transaction) {
        const body = await rule({ ...ctx, db: transaction }, member, asked as never);
        return body instanceof ProblemError ? body : { status: route.status, body };
      },
    });
  });
