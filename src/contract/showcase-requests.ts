import * as z from 'zod/mini';
import { nonEmptyString, Locale } from './values.ts';
import { StrictHttpUrl, withoutDirectionMarks } from './given-values.ts';
import { postKinds } from './post-kinds.ts';

/** Most posts of one page of a list. */
const MAX_PAGE_SIZE = 50;

const title = z
  .string()
  .check(z.overwrite(withoutDirectionMarks), z.trim(), z.minLength(1), z.maxLength(200));
const excerpt = z.string().check(z.trim(), z.maxLength(500));
const topics = z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(50))).check(z.maxLength(10));
const reason = z.string().check(z.trim(), z.maxLength(500));

/** `POST /showcase/previews`. */
export const PreviewRequest = z.object({ link: StrictHttpUrl });
export type PreviewRequest = z.infer<typeof PreviewRequest>;

/** `POST /showcase/posts`: a member's own work, as its card will show it. */
export const SubmissionRequest = z.object({
  link: StrictHttpUrl,
  /** Id of the preview that was shown. Its picture is used; without it, the card has none. */
  preview: z.optional(nonEmptyString(100)),
  kind: z.enum(postKinds),
  title,
  excerpt,
  topics,
  language: z.optional(z.nullable(Locale)),
  /** Text alternative of the picture. */
  alt: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});
export type SubmissionRequest = z.infer<typeof SubmissionRequest>;

/** `PATCH /showcase/posts/:post`. Omitted fields are unchanged. */
export const PostChangeRequest = z.object({
  kind: z.optional(z.enum(postKinds)),
  title: z.optional(title),
  excerpt: z.optional(excerpt),
  topics: z.optional(topics),
  language: z.optional(z.nullable(Locale)),
  alt: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});
export type PostChangeRequest = z.infer<typeof PostChangeRequest>;

/** `PUT /showcase/posts/:post/cheer`. */
export const CheerRequest = z.object({ cheered: z.boolean() });
export type CheerRequest = z.infer<typeof CheerRequest>;

/** `POST /showcase/posts/:post/reports`. */
export const ReportRequest = z.object({ reason });
export type ReportRequest = z.infer<typeof ReportRequest>;

/** `POST /showcase/decisions`: a host's decision about one or more posts. */
export const DecisionRequest = z.object({
  posts: z.array(nonEmptyString(100)).check(z.minLength(1), z.maxLength(100)),
  decision: z.enum(['publish', 'decline', 'hide']),
  /** The state in which the host saw them. If one has another state now, nothing is changed: `conflict`. */
  was: z.optional(z.enum(['pending', 'published', 'hidden'])),
  /** For the author, who receives it by email. */
  reason: z.optional(reason),
  /** For `publish` only: whether later submissions of these authors are published without review. */
  trust: z.optional(z.boolean()),
});
export type DecisionRequest = z.infer<typeof DecisionRequest>;

/** `POST /showcase/sources`. */
export const SourceRequest = z.object({
  address: StrictHttpUrl,
  rule: z.enum(['queue', 'publish']),
  topics: z.optional(topics),
});
export type SourceRequest = z.infer<typeof SourceRequest>;

/** `PATCH /showcase/sources/:source`. Omitted fields are unchanged; `poll` reads the feed now. */
export const SourceChangeRequest = z.object({
  rule: z.optional(z.enum(['queue', 'publish'])),
  topics: z.optional(topics),
  poll: z.optional(z.boolean()),
});
export type SourceChangeRequest = z.infer<typeof SourceChangeRequest>;

const filter = z.optional(z.string().check(z.maxLength(200), z.regex(/^\P{Cc}*$/u, 'no control characters')));

/** Selects posts. `q` holds words to search for. */
export const FilterQuery = z.object({
  kind: z.optional(z.enum(postKinds)),
  topic: filter,
  event: filter,
  group: filter,
  author: filter,
  q: filter,
});
export type FilterQuery = z.infer<typeof FilterQuery>;

/** Selects a page of a list. */
export const PageQuery = z.object({
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.describe('`next` of the page before'))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_PAGE_SIZE))),
});
export type PageQuery = z.infer<typeof PageQuery>;

export const ShowcaseQuery = z.object({ ...FilterQuery.shape, ...PageQuery.shape });
export type ShowcaseQuery = z.infer<typeof ShowcaseQuery>;

/** `GET /showcase/posts`. */
export const PostsQuery = z.object({
  ...FilterQuery.shape,
  state: z.optional(z.enum(['pending', 'published', 'declined', 'hidden'])),
  reported: z.optional(
    z.enum(['true', 'false']).check(z.describe('`true`: only posts with reports that no host has reviewed')),
  ),
  ...PageQuery.shape,
});
export type PostsQuery = z.infer<typeof PostsQuery>;

export const ShowcaseNewsQuery = z.object({
  ...FilterQuery.shape,
  since: z.string().check(z.describe('`newest` of the showcase as it was read')),
});
export type ShowcaseNewsQuery = z.infer<typeof ShowcaseNewsQuery>;

export const CheersQuery = z.object({
  posts: z.optional(z.string().check(z.describe('Ids, separated by commas; 200 at most'))),
});
export type CheersQuery = z.infer<typeof CheersQuery>;
