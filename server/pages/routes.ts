import { type Context, Hono } from 'hono';
import { type MembersPage, type Route, routes } from '../../src/contract/index.ts';
import { idempotentWrite, respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { readValid } from '../http/validation.ts';
import { type Caller, hasRole, requireRole } from '../members/auth-middleware.ts';
import { ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import {
  findLesson,
  findPage,
  type LessonRecord,
  lessonsOf,
  type PageRecord,
  saveProgress,
} from './queries/pages.ts';
import { isReleased, localDate } from './release-date.ts';

/** Members' pages: their open lessons, and each member's progress. */
export function pagesRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.get(
    routes.page.path,
    requireRole(ctx, routes.page, async (c, caller) => {
      const found = await openPage(ctx, c, caller);
      if (found instanceof ProblemError) return respondWithProblem(ctx, found);
      const { page, day } = found;
      const lessons = await lessonsOf(ctx.db, page.id, caller.member.id);
      return answer(routes.page, {
        id: page.id,
        title: page.title,
        intro: page.intro,
        lessons: lessons.map(({ id, title, opens_on: opensOn, completed_at: doneAt }) => ({
          id,
          title,
          opensOn,
          open: isReleased(opensOn, day),
          done: doneAt !== null,
        })),
      } satisfies MembersPage);
    }),
  );

  app.get(
    routes.lesson.path,
    requireRole(ctx, routes.lesson, async (c, caller) => {
      const lesson = await openLesson(ctx, c, caller);
      if (lesson instanceof ProblemError) return respondWithProblem(ctx, lesson);
      const { id, title, content } = lesson;
      return answer(routes.lesson, { id, title, content });
    }),
  );

  app.put(
    routes.progress.path,
    requireRole(ctx, routes.progress, async (c, caller) => {
      const valid = await readValid(c.req.raw, routes.progress.body);
      if (valid instanceof ProblemError) return respondWithProblem(ctx, valid);
      const lesson = await openLesson(ctx, c, caller);
      if (lesson instanceof ProblemError) return respondWithProblem(ctx, lesson);
      return idempotentWrite(ctx, c, {
        request: valid,
        member: caller.member.id,
        async work(transaction) {
          const about = { member: caller.member.id, page: lesson.page_id, lesson: lesson.id, ...valid };
          await saveProgress(transaction, about, ctx.clock.now());
          return { status: routes.progress.status, body: undefined };
        },
      });
    }),
  );

  return app;
}

const answer = ({ status }: Route, body: object) => Response.json(body, { status });
const nothing = new ProblemError('not-found', {
  detail: 'There is no such page, or no such lesson, or it is not open yet.',
});

async function openPage(
  ctx: RouteContext,
  c: Context,
  { member }: Caller,
): Promise<{ page: PageRecord; day: string } | ProblemError> {
  const page = await findPage(ctx.db, c.req.param('page') ?? '');
  if (!page) return nothing;
  if (!hasRole(member.role, page.role)) return new ProblemError('forbidden');
  const { schedule } = await readSettings(ctx.db);
  const day = localDate(c.req.query('zone') ?? schedule?.zone ?? 'UTC', ctx.clock.now());
  const wrongZone = [{ field: 'zone', detail: 'Write a zone like Europe/London.' }];
  return day === undefined ? new ProblemError('validation-failed', { errors: wrongZone }) : { page, day };
}

/** The requested lesson, if it is open. A lesson that is not open yet is `not-found`. */
async function openLesson(
  ctx: RouteContext,
  c: Context,
  caller: Caller,
): Promise<LessonRecord | ProblemError> {
  const found = await openPage(ctx, c, caller);
  if (found instanceof ProblemError) return found;
  const lesson = await findLesson(ctx.db, found.page.id, c.req.param('lesson') ?? '');
  return lesson && isReleased(lesson.opens_on, found.day) ? lesson : nothing;
}
