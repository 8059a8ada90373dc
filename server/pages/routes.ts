import { Hono } from 'hono';
import { endpoints, type MembersPage } from '../../src/contract/index.ts';
import type { MemberContext, RouteContext } from '../http/route-context.ts';
import { routesOf } from '../http/route.ts';
import { hasRole } from '../members/authenticate.ts';
import { invalidField, ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { changePage, createPage, deletePage, listPages, previewPage, readPageSource } from './manage.ts';
import {
  findLesson,
  findPage,
  type LessonRecord,
  lessonsOf,
  type PageRecord,
  saveProgress,
} from './queries/pages.ts';
import { isReleased, localDate } from './release-date.ts';

/** Members' pages: their open lessons, each member's progress, and what hosts write. */
export function pagesRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const route = routesOf(app, ctx);

  route(endpoints.page, async (ctx, input): Promise<MembersPage> => {
    const { page, day } = await openPage(ctx, input);
    const lessons = await lessonsOf(ctx.db, page.id, ctx.member.id);
    return {
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
    };
  });
  route(endpoints.lesson, async (ctx, input) => {
    const { id, title, content } = await openLesson(ctx, input);
    return { id, title, content };
  });
  route(endpoints.pages, listPages);
  route(endpoints.pageSource, (ctx, { page }) => readPageSource(ctx, page));
  route(endpoints.previewPage, previewPage);
  route(endpoints.createPage, createPage);
  route(endpoints.changePage, changePage);
  route(endpoints.deletePage, (ctx, { page }) => deletePage(ctx, page));
  route(endpoints.setProgress, async (ctx, { done, ...input }) => {
    const lesson = await openLesson(ctx, input);
    const about = { member: ctx.member.id, page: lesson.page_id, lesson: lesson.id, done };
    await saveProgress(ctx.db, about, ctx.clock.now());
  });
  return app;
}

const nothing = () =>
  new ProblemError('not-found', {
    detail: 'There is no such page, or no such lesson, or it is not open yet.',
  });

interface PageInput {
  page: string;
  zone?: string | undefined;
}

async function openPage(
  { db, clock, member }: MemberContext,
  { page: id, zone }: PageInput,
): Promise<{ page: PageRecord; day: string }> {
  const page = await findPage(db, id);
  if (!page) throw nothing();
  if (!hasRole(member.role, page.role)) throw new ProblemError('forbidden');
  const { schedule } = await readSettings(db);
  const day = localDate(zone ?? schedule?.zone ?? 'UTC', clock.now());
  if (day === undefined) throw invalidField('zone', 'Write a zone like Europe/London.');
  return { page, day };
}

/** The requested lesson, if it is open. A lesson that is not open yet is `not-found`. */
async function openLesson(
  ctx: MemberContext,
  { lesson: id, ...input }: PageInput & { lesson: string },
): Promise<LessonRecord> {
  const { page, day } = await openPage(ctx, input);
  const lesson = await findLesson(ctx.db, page.id, id);
  if (!lesson || !isReleased(lesson.opens_on, day)) throw nothing();
  return lesson;
}
