import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { output, ZodMiniType } from 'zod/mini';
import { type Route, routes } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { type RouteContext, respondWithProblem, idempotentWrite } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { requireRole } from '../members/auth-middleware.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { board, openBoard } from './board.ts';
import { checkIn, deleteOwnEntry } from './check-ins.ts';
import { agree, confirmDate, propose } from './dates.ts';
import { cheer, mute, nudge, reply } from './encouragements.ts';
import { changeEvent, changeGroup, createEvent, createGroup, removeGroup } from './events.ts';
import { reportEntry, moderate, moderationQueue } from './moderation.ts';
import { changePiece } from './pieces.ts';
import { leave, assignToGroup, setAttendance, split } from './membership.ts';
import { allEvents } from './queries/events.ts';
import { presentEvent } from './presenters.ts';

/** A write by a member, as a rule of the domain: with what it is about, and what was sent. */
type Rule<Body> = (
  database: Database,
  office: AppContext,
  member: MemberRecord,
  asked: Body & { param: (name: string) => string },
) => Promise<object | ProblemError | undefined>;

/** The events and their groups: what everybody may see, what members do, and what hosts do. */
export function eventRoutes(desk: RouteContext): Hono {
  const { database, office } = desk;
  const app = new Hono();
  const answers = <Body extends ZodMiniType>(route: Route<Body>, rule: Rule<output<Body>>) =>
    app.on(route.method, route.path, memberWrite(desk, route, rule));

  app.get(routes.event.path, etag(), async (c) => {
    const seen = await openBoard(database, office, c.req.param('event') ?? '');
    if (seen instanceof ProblemError) return respondWithProblem(desk, seen);
    // Browsers ask whether it is the same; what stands before the API may answer for some seconds.
    c.header('Cache-Control', 'public, max-age=0, s-maxage=10');
    return c.json(seen);
  });
  app.get(
    routes.board.path,
    etag(),
    requireRole(desk, routes.board, async (c, { member }) => {
      const seen = await board(database, office, member, c.req.param('event') ?? '');
      if (seen instanceof ProblemError) return respondWithProblem(desk, seen);
      c.header('Cache-Control', 'private, no-cache');
      return c.json(seen);
    }),
  );
  app.get(
    routes.events.path,
    requireRole(desk, routes.events, async (c) =>
      c.json({ events: (await allEvents(database)).map(presentEvent) }),
    ),
  );
  app.get(
    routes.moderation.path,
    requireRole(desk, routes.moderation, async (c) => {
      const seen = await moderationQueue(database, c.req.param('event') ?? '');
      return seen instanceof ProblemError ? respondWithProblem(desk, seen) : c.json(seen);
    }),
  );

  answers(routes.place, (database, office, member, { param, ...asked }) =>
    assignToGroup(database, office, member, { ...asked, event: param('event'), who: param('member') }),
  );
  answers(routes.leave, (database, office, member, { param }) =>
    leave(database, office, member, { event: param('event'), who: param('member') }),
  );
  answers(routes.setHere, (database, office, member, { param, ...asked }) =>
    setAttendance(database, office, member, { ...asked, event: param('event'), who: param('member') }),
  );
  answers(routes.changePiece, (database, office, member, { param, ...asked }) =>
    changePiece(database, office, member, { ...asked, event: param('event'), who: param('member') }),
  );
  answers(routes.checkIn, (database, office, member, { param, ...asked }) =>
    checkIn(database, office, member, { ...asked, event: param('event') }),
  );
  answers(routes.encourage, (database, office, member, { param, ...asked }) =>
    cheer(database, office, member, { ...asked, event: param('event'), about: param('about') }),
  );
  answers(routes.reply, (database, office, member, { param, ...asked }) =>
    reply(database, office, member, { ...asked, event: param('event') }),
  );
  answers(routes.takeBack, (database, office, member, { param }) =>
    deleteOwnEntry(database, office, member, { event: param('event'), about: param('about') }),
  );
  answers(routes.nudge, (database, office, member, { param, member: who }) =>
    nudge(database, office, member, { event: param('event'), who }),
  );
  answers(routes.mute, (database, office, member, { param, ...asked }) =>
    mute(database, office, member, { ...asked, event: param('event') }),
  );
  answers(routes.complain, (database, office, member, { param, ...asked }) =>
    reportEntry(database, office, member, { ...asked, event: param('event') }),
  );
  answers(routes.propose, (database, office, member, { param, ...asked }) =>
    propose(database, office, member, { ...asked, group: param('group') }),
  );
  answers(routes.agree, (database, office, member, { param, ...asked }) =>
    agree(database, office, member, { ...asked, group: param('group'), date: param('date') }),
  );
  answers(routes.confirmDate, (database, office, member, { param }) =>
    confirmDate(database, office, member, { group: param('group'), date: param('date') }),
  );
  answers(routes.changeGroup, (database, office, member, { param, ...asked }) =>
    changeGroup(database, office, member, param('group'), asked),
  );

  answers(routes.makeEvent, (database, office, _, { param, ...asked }) => createEvent(database, office, asked));
  answers(routes.changeEvent, (database, office, _, { param, ...asked }) =>
    changeEvent(database, office, param('event'), asked),
  );
  answers(routes.split, (database, office, member, { param, ...asked }) =>
    split(database, office, member, param('event'), asked),
  );
  answers(routes.makeGroup, (database, office, member, { param, name }) =>
    createGroup(database, office, member, param('event'), name),
  );
  answers(routes.removeGroup, (database, office, _, { param }) =>
    removeGroup(database, office, param('group')),
  );
  answers(routes.moderate, (database, office, member, { param, ...asked }) =>
    moderate(database, office, member, { ...asked, event: param('event') }),
  );
  return app;
}

/** Does what a rule says, once per `Idempotency-Key`; what the rule answers is the body. */
const memberWrite = <Body extends ZodMiniType>(desk: RouteContext, route: Route<Body>, rule: Rule<output<Body>>) =>
  requireRole(desk, route, async (c: Context, { member }) => {
    const request = route.body ? await readValid(c.req.raw, route.body) : {};
    if (request instanceof ProblemError) return respondWithProblem(desk, request);
    const asked = Object.assign({}, request, { param: (name: string) => c.req.param(name) ?? '' });
    return idempotentWrite(desk, c, {
      request,
      member: member.id,
      async work(transaction) {
        const body = await rule(transaction, desk.office, member, asked as never);
        return body instanceof ProblemError ? body : { status: route.status, body };
      },
    });
  });
