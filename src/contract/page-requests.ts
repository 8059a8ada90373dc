import * as z from 'zod/mini';
import { Timestamp } from './moment.ts';
import { roles } from './roles.ts';

/** Characters of a members' page. */
export const MAX_PAGE_LENGTH = 500_000;

/** Markdown: `# Title`, an introduction, and lessons that begin with `## Lesson`. */
const content = z.string().check(z.maxLength(MAX_PAGE_LENGTH));

/** `POST /pages`. */
export const PageRequest = z.object({
  content,
  /** The lowest role that may read it. */
  role: z.enum(roles),
  /** The `page` attribute of `<member-login>`. Default: made from the title. */
  id: z.optional(z.string().check(z.regex(/^[\p{L}\p{N}\p{M}-]{1,100}$/u, 'letters, digits and hyphens'))),
});
export type PageRequest = z.infer<typeof PageRequest>;

/** `PUT /pages/:page`. `version`: the `updatedAt` that the host has seen; if another host has saved since, the answer is `conflict`. */
export const PageChangeRequest = z.object({ content, role: z.enum(roles), version: Timestamp });
export type PageChangeRequest = z.infer<typeof PageChangeRequest>;

/** `POST /pages/preview`. */
export const PagePreviewRequest = z.object({ content });
export type PagePreviewRequest = z.infer<typeof PagePreviewRequest>;
