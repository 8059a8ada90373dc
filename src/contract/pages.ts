import * as z from 'zod/mini';
import { HttpAddress } from './values.ts';

/** A stretch of text with one look; all of it is plain text. */
export const Run = z.object({
  text: z.string(),
  bold: z.optional(z.boolean()),
  italic: z.optional(z.boolean()),
  code: z.optional(z.boolean()),
  /** Where it leads: `https:`, `http:` or `mailto:`. */
  link: z.optional(z.string().check(z.maxLength(2048), z.regex(/^(https?:\/\/|mailto:)[^\s]+$/i))),
});
export type Run = z.infer<typeof Run>;

/** One line of a list; `level` says how deep it stands, from 0. */
export const Item = z.object({ level: z.number(), ordered: z.boolean(), runs: z.array(Run) });
export type Item = z.infer<typeof Item>;

/**
 * One block of a text. Texts travel as this small tree and never as HTML: what it has no word for cannot be in it, so that there
 * is nothing to clean in the page. One flat object for all kinds, for a page checks it with the little it has loaded.
 */
export const Block = z.object({
  kind: z.enum(['heading', 'paragraph', 'quote', 'list', 'code', 'image', 'video', 'rule']),
  /** Of `heading`, `paragraph`, `quote` and `code`. */
  runs: z.optional(z.array(Run)),
  /** Of `list`. */
  items: z.optional(z.array(Item)),
  /** Of `image` and `video`. */
  source: z.optional(HttpAddress),
  /** Of `image` and `video`: what it shows, in words. */
  title: z.optional(z.string()),
});
export type Block = z.infer<typeof Block>;

/** One piece of a members' page, as the list shows it. */
export const LessonEntry = z.object({
  id: z.string(),
  title: z.string(),
  /** The day it opens in the member's zone, `YYYY-MM-DD`; null: it is always open. */
  opensOn: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  open: z.boolean(),
  done: z.boolean(),
});
export type LessonEntry = z.infer<typeof LessonEntry>;

/** `GET /pages/:page?zone=…`: a members' page, whose pieces open one by one. */
export const MembersPage = z.object({
  id: z.string(),
  title: z.string(),
  intro: z.array(Block),
  lessons: z.array(LessonEntry),
});
export type MembersPage = z.infer<typeof MembersPage>;

/** `GET /pages/:page/lessons/:lesson?zone=…`; one that is not open yet is not found. */
export const Lesson = z.object({ id: z.string(), title: z.string(), content: z.array(Block) });
export type Lesson = z.infer<typeof Lesson>;
