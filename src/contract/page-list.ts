import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';
import { MAX_PAGE_LENGTH, PageChangeRequest, PagePreviewRequest, PageRequest } from './page-requests.ts';
import { Lesson, LessonEntry, MembersPage } from './pages.ts';
import { roles } from './roles.ts';

/** A character has up to 6 bytes in JSON. */
const MAX_PAGE_BYTES = MAX_PAGE_LENGTH * 6;

/** A members' page, as hosts see it. */
export const PageEntry = z.object({
  id: z.string(),
  title: z.string(),
  /** The lowest role that may read it. */
  role: z.enum(roles),
  lessons: z.number(),
  updatedAt: Timestamp,
});
export type PageEntry = z.infer<typeof PageEntry>;

export const PageList = z.object({ pages: z.array(PageEntry) });
export type PageList = z.infer<typeof PageList>;

/** `GET /pages/:page/source`. */
export const PageSource = z.extend(PageEntry, {
  /** Markdown; null: an earlier version of the server has saved the page, and did not keep it. */
  content: z.nullable(z.string()),
});
export type PageSource = z.infer<typeof PageSource>;

/** A page as members see it when all of its lessons are open. */
export const PagePreview = z.object({
  ...z.pick(MembersPage, { title: true, intro: true }).shape,
  lessons: z.array(z.extend(Lesson, z.pick(LessonEntry, { opensOn: true }).shape)),
});
export type PagePreview = z.infer<typeof PagePreview>;

/** The endpoints of hosts for members' pages. */
export const pageListEndpoints = {
  pages: endpoint({
    method: 'GET',
    path: '/pages',
    role: 'host',
    scope: 'pages:read',
    summary: 'All members’ pages',
    status: 200,
    response: PageList,
  }),
  pageSource: endpoint({
    method: 'GET',
    path: '/pages/:page/source',
    role: 'host',
    scope: 'pages:read',
    summary: 'The Markdown of a members’ page',
    status: 200,
    response: PageSource,
    problems: ['not-found'],
  }),
  previewPage: endpoint({
    method: 'POST',
    path: '/pages/preview',
    role: 'host',
    scope: 'pages:read',
    summary: 'Markdown as a members’ page, without saving it',
    request: PagePreviewRequest,
    maxBytes: MAX_PAGE_BYTES,
    idempotencyKey: 'none',
    recorded: false,
    status: 200,
    response: PagePreview,
  }),
  createPage: endpoint({
    method: 'POST',
    path: '/pages',
    role: 'host',
    scope: 'pages:write',
    summary: 'Creates a members’ page from Markdown',
    request: PageRequest,
    maxBytes: MAX_PAGE_BYTES,
    status: 201,
    response: PageEntry,
    problems: ['conflict'],
  }),
  changePage: endpoint({
    method: 'PUT',
    path: '/pages/:page',
    role: 'host',
    scope: 'pages:write',
    summary: 'Replaces a members’ page; progress stays with lessons whose title stays',
    request: PageChangeRequest,
    maxBytes: MAX_PAGE_BYTES,
    status: 200,
    response: PageEntry,
    problems: ['not-found', 'conflict'],
  }),
  deletePage: endpoint({
    method: 'DELETE',
    path: '/pages/:page',
    role: 'host',
    scope: 'pages:write',
    summary: 'Deletes a members’ page, with what members ticked off',
    status: 204,
    problems: ['not-found'],
  }),
} as const;
