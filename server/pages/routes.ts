import { type Context, Hono } from 'hono';
import { type MembersPage, type Route, routes } from '../../src/contract/index.ts';
import { readValid } from '../http/validation.ts';
import { type Caller, forMembers, reaches } from '../members/auth-middleware.ts';
import { type Desk, refuse, write } from '../http/route-context.ts';
import { readSettings } from '../settings/queries.ts';
import { Refusal } from '../problem.ts';
import { dayIn, isOpen } from './release-date.ts';
import {
  lessonCalled,
  lessonsOf,
  pageCalled,
  tick,
  type LessonAsKept,
  type PageAsKept,
} from './queries/pages.ts';

/** Members' pages: what is open of them, and what each member has ticked off. */
export function pagesRoutes(desk: Desk): Hono {
  const { database, office } = desk;
  const app = new Hono();

  app.get(
    routes.page.path,
    forMembers(desk, routes.page, async (c, caller) => {
      const found = await findPage(desk, c, caller);
      if (found instanceof Refusal) return refuse(desk, found);
      const { page, day } = found;
      const lessons = await lessonsOf(database, page.id, caller.member.id);
      return answer(routes.page, {
        id: page.id,
        title: page.title,
        intro: page.intro,
        lessons: lessons.map(({ id, title, opens_on: opensOn, done_at: doneAt }) => ({
          id,
          title,
          opensOn,
          open: isOpen(opensOn, day),
          done: doneAt !== null,
        })),
      } satisfies MembersPage);
    }),
  );

  app.get(
    routes.lesson.path,
    forMembers(desk, routes.lesson, async (c, caller) => {
      const lesson = await findLesson(desk, c, caller);
      if (lesson instanceof Refusal) return refuse(desk, lesson);
      const { id, title, content } = lesson;
      return answer(routes.lesson, { id, title, content });
    }),
  );

  app.put(
    routes.progress.path,
    forMembers(desk, routes.progress, async (c, caller) => {
      const valid = await readValid(c.req.raw, routes.progress.body);
      if (valid instanceof Refusal) return refuse(desk, valid);
      const lesson = await findLesson(desk, c, caller);
      if (lesson instanceof Refusal) return refuse(desk, lesson);
      return write(desk, c, {
        request: valid,
        member: caller.member.id,
        async work(transaction) {
          const about = { member: caller.member.id, page: lesson.page, lesson: lesson.id, ...valid };
          await tick(transaction, about, office.clock.now());
          return { status: routes.progress.status, body: undefined };
        },
      });
    }),
  );

  return app;
}

const answer = ({ status }: Route, body: object) => Response.json(body, { status });
const nothing = new Refusal('not-found', {
  detail: 'There is no such page, or no such lesson, or it is not open yet.',
});

async function findPage(
  { database, office }: Desk,
  c: Context,
  { member }: Caller,
): Promise<{ page: PageAsKept; day: string } | Refusal> {
  const page = await pageCalled(database, c.req.param('page') ?? '');
  if (!page) return nothing;
  if (!reaches(member.role, page.role)) return new Refusal('forbidden');
  const { schedule } = await readSettings(database);
  const day = dayIn(c.req.query('zone') ?? schedule?.zone ?? 'UTC', office.clock.now());
  const wrongZone = [{ field: 'zone', detail: 'Write a zone like Europe/London.' }];
  return day === undefined ? new Refusal('invalid', { errors: wrongZone }) : { page, day };
}

/** A lesson that is open; before its day there is none. */
async function findLesson(desk: Desk, c: Context, caller: Caller): Promise<LessonAsKept | Refusal> {
  const found = await findPage(desk, c, caller);
  if (found instanceof Refusal) return found;
  const lesson = await lessonCalled(desk.database, found.page.id, c.req.param('lesson') ?? '');
  return lesson && isOpen(lesson.opens_on, found.day) ? lesson : nothing;
}
