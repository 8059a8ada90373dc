import { type Selectable, sql } from 'kysely';
import type { Role } from '../../../src/contract/index.ts';
import type { LessonRow, PageRow } from '../../database/page-tables.ts';
import type { Database } from '../../database/tables.ts';
import { withTransaction } from '../../database/transaction.ts';
import type { WrittenPage } from '../markdown.ts';

export type PageRecord = Selectable<PageRow>;
export type LessonRecord = Selectable<LessonRow>;

/** Creates or replaces a page. Members' progress is kept for lessons that keep their id. */
export async function putPage(
  database: Database,
  id: string,
  { title, intro, lessons }: WrittenPage,
  { role, now, source = null }: { role: Role; now: Date; source?: string | null },
): Promise<void> {
  const write = async (transaction: Database) => {
    const page = { title, role, intro: JSON.stringify(intro), updated_at: now, source };
    await transaction
      .insertInto('pages')
      .values({ id, ...page })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(page))
      .execute();
    const ids = lessons.map((lesson) => lesson.id);
    await transaction
      .deleteFrom('lessons')
      .where('page_id', '=', id)
      .where('id', 'not in', ids.length ? ids : [''])
      .execute();
    for (const [position, lesson] of lessons.entries()) {
      const row = {
        position,
        title: lesson.title,
        opens_on: lesson.opensOn,
        content: JSON.stringify(lesson.content),
      };
      await transaction
        .insertInto('lessons')
        .values({ page_id: id, id: lesson.id, ...row })
        .onConflict((conflict) => conflict.columns(['page_id', 'id']).doUpdateSet(row))
        .execute();
    }
  };
  await (database.isTransaction ? write(database) : withTransaction(database, write));
}

export const findPage = (database: Database, id: string): Promise<PageRecord | undefined> =>
  database.selectFrom('pages').selectAll().where('id', '=', id).executeTakeFirst();

/** The lessons of a page in order, without their content, with the member's progress. */
export const lessonsOf = (database: Database, page: string, member: string) =>
  database
    .selectFrom('lessons')
    .leftJoin('lesson_progress', (join) =>
      join
        .onRef('lesson_progress.page_id', '=', 'lessons.page_id')
        .onRef('lesson_progress.lesson_id', '=', 'lessons.id')
        .on('lesson_progress.member_id', '=', member),
    )
    .select(['lessons.id', 'lessons.title', 'lessons.opens_on', 'lesson_progress.completed_at'])
    .where('lessons.page_id', '=', page)
    .orderBy('lessons.position')
    .execute();

export const findLesson = (database: Database, page: string, id: string): Promise<LessonRecord | undefined> =>
  database
    .selectFrom('lessons')
    .selectAll()
    .where('page_id', '=', page)
    .where('id', '=', id)
    .executeTakeFirst();

export type ListedPage = Pick<PageRecord, 'id' | 'title' | 'role' | 'updated_at' | 'source'> & {
  lessons: number;
};

const listed = (database: Database) =>
  database
    .selectFrom('pages')
    .select(['id', 'title', 'role', 'updated_at', 'source'])
    .select(
      sql<number>`(select count(*) from lessons where lessons.page_id = pages.id)::integer`.as('lessons'),
    );

export const allPages = (database: Database): Promise<ListedPage[]> =>
  listed(database).orderBy('position').execute();

export const pageEntry = (database: Database, id: string): Promise<ListedPage | undefined> =>
  listed(database).where('id', '=', id).executeTakeFirst();

/** False if there was no such page. */
export async function removePage(database: Database, id: string): Promise<boolean> {
  const removed = await database.deleteFrom('pages').where('id', '=', id).returning('id').executeTakeFirst();
  return removed !== undefined;
}

export async function saveProgress(
  database: Database,
  { member, page, lesson, done }: { member: string; page: string; lesson: string; done: boolean },
  now: Date,
): Promise<void> {
  if (!done) {
    await database
      .deleteFrom('lesson_progress')
      .where('member_id', '=', member)
      .where('page_id', '=', page)
      .where('lesson_id', '=', lesson)
      .execute();
    return;
  }
  await database
    .insertInto('lesson_progress')
    .values({ member_id: member, page_id: page, lesson_id: lesson, completed_at: now })
    .onConflict((conflict) => conflict.columns(['member_id', 'page_id', 'lesson_id']).doNothing())
    .execute();
}
