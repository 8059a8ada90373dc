import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { ProgressRequest, ZoneQuery } from './member-requests.ts';
import { HttpUrl } from './values.ts';

/** A run of plain text with the same formatting. */
export const Run = z.object({
  text: z.string(),
  bold: z.optional(z.boolean()),
  italic: z.optional(z.boolean()),
  code: z.optional(z.boolean()),
  /** Link target: `https:`, `http:` or `mailto:`. */
  link: z.optional(z.string().check(z.maxLength(2048), z.regex(/^(https?:\/\/|mailto:)[^\s]+$/i))),
});
export type Run = z.infer<typeof Run>;

/** A list item. `level` is its nesting depth, from 0. */
export const Item = z.object({ level: z.number(), ordered: z.boolean(), runs: z.array(Run) });
export type Item = z.infer<typeof Item>;

/**
 * A block of formatted text. Texts are transferred as this small tree and never as HTML, so that pages need no
 * sanitizer: the tree can't express anything unsafe. One flat object for all kinds, because pages can validate it
 * with the code they already load.
 */
export const Block = z.object({
  kind: z.enum(['heading', 'paragraph', 'quote', 'list', 'code', 'image', 'video', 'rule']),
  /** For `heading`, `paragraph`, `quote` and `code`. */
  runs: z.optional(z.array(Run)),
  /** For `list`. */
  items: z.optional(z.array(Item)),
  /** For `image` and `video`: the URL. */
  source: z.optional(HttpUrl),
  /** For `image` and `video`: a text alternative. */
  title: z.optional(z.string()),
});
export type Block = z.infer<typeof Block>;

/** A lesson in the list of a members' page. */
export const LessonEntry = z.object({
  id: z.string(),
  title: z.string(),
  /** The day it opens in the member's time zone, `YYYY-MM-DD`; null: always open. */
  opensOn: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  open: z.boolean(),
  done: z.boolean(),
});
export type LessonEntry = z.infer<typeof LessonEntry>;

/** `GET /pages/:page?zone=…`: a members' page, whose lessons open one by one. */
export const MembersPage = z.object({
  id: z.string(),
  title: z.string(),
  intro: z.array(Block),
  lessons: z.array(LessonEntry),
});
export type MembersPage = z.infer<typeof MembersPage>;

/** `GET /pages/:page/lessons/:lesson?zone=…`. `not-found` until the lesson opens. */
export const Lesson = z.object({ id: z.string(), title: z.string(), content: z.array(Block) });
export type Lesson = z.infer<typeof Lesson>;

/** The endpoints of members' pages. */
export const pageEndpoints = {
  page: endpoint({
    method: 'GET',
    path: '/pages/:page',
    role: 'member',
    summary: 'A members’ page with its lessons',
    query: ZoneQuery,
    status: 200,
    response: MembersPage,
    problems: ['forbidden', 'not-found'],
  }),
  lesson: endpoint({
    method: 'GET',
    path: '/pages/:page/lessons/:lesson',
    role: 'member',
    summary: 'One lesson; not found before its day',
    query: ZoneQuery,
    status: 200,
    response: Lesson,
    problems: ['forbidden', 'not-found'],
  }),
  setProgress: endpoint({
    method: 'PUT',
    path: '/pages/:page/lessons/:lesson/progress',
    role: 'member',
    summary: 'Marks a lesson as done, or as not done',
    query: ZoneQuery,
    request: ProgressRequest,
    status: 204,
    problems: ['forbidden', 'not-found'],
  }),
} as const;
