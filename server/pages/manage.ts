import type {
  PageChangeRequest,
  PageEntry,
  PageList,
  PagePreview,
  PageRequest,
  PageSource,
} from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { advisoryLock } from '../database/lock.ts';
import { invalidField, ProblemError } from '../problem.ts';
import { readPage, slug, type WrittenPage } from './markdown.ts';
import * as rows from './queries/pages.ts';

export async function listPages({ db }: AppContext): Promise<PageList> {
  return { pages: (await rows.allPages(db)).map(present) };
}

export async function readPageSource({ db }: AppContext, id: string): Promise<PageSource> {
  const page = await rows.pageEntry(db, id);
  if (!page) throw noPage();
  return { ...present(page), content: page.source };
}

export async function previewPage(_ctx: AppContext, { content }: { content: string }): Promise<PagePreview> {
  const { title, intro, lessons } = parse(content);
  return { title, intro, lessons };
}

export async function createPage(
  ctx: AppContext,
  { content, role, id: wanted }: PageRequest,
): Promise<PageEntry> {
  const page = parse(content);
  const id = wanted ?? slug(page.title);
  await lockPage(ctx, id);
  if (await rows.findPage(ctx.db, id))
    throw new ProblemError('conflict', {
      errors: [{ field: 'id', detail: `There is already a page “${id}”. Choose another id.` }],
    });
  return save(ctx, id, page, { content, role });
}

/** Saving what is there already is no conflict, so that the request can be repeated. */
export async function changePage(
  ctx: AppContext,
  { page: id, content, role, version }: PageChangeRequest & { page: string },
): Promise<PageEntry> {
  const page = parse(content);
  await lockPage(ctx, id);
  const current = await rows.pageEntry(ctx.db, id);
  if (!current) throw noPage();
  const isSame = current.source === content && current.role === role;
  if (!isSame && current.updated_at.getTime() !== Date.parse(version))
    throw new ProblemError('conflict', {
      detail: 'Someone else has changed the page in the meantime. Load it again.',
      errors: [{ field: 'version', detail: `It is ${current.updated_at.toISOString()} now.` }],
    });
  return save(ctx, id, page, { content, role });
}

export async function deletePage({ db }: AppContext, id: string): Promise<void> {
  if (!(await rows.removePage(db, id))) throw noPage();
}

const lockPage = ({ db }: AppContext, id: string) => advisoryLock(db, `page ${id}`);

async function save(
  { db, clock }: AppContext,
  id: string,
  page: WrittenPage,
  { content, role }: Pick<PageRequest, 'content' | 'role'>,
): Promise<PageEntry> {
  await rows.putPage(db, id, page, { role, source: content, now: clock.now() });
  return present((await rows.pageEntry(db, id))!);
}

function parse(content: string): WrittenPage {
  const page = readPage(content);
  if ('detail' in page) throw invalidField('content', `Line ${page.line}: ${page.detail}`);
  return page;
}

const noPage = () => new ProblemError('not-found', { detail: 'There is no such page.' });

const present = ({ id, title, role, lessons, updated_at: updatedAt }: rows.ListedPage): PageEntry => ({
  ...{ id, title, role, lessons },
  updatedAt: updatedAt.toISOString(),
});
