import * as z from 'zod/mini';
import { Locale, postKinds } from '../../src/contract/index.ts';
import type { OperationName } from './operations.ts';

const text = z.optional(z.string().check(z.maxLength(200)));

const filter = {
  kind: z.optional(z.enum(postKinds)),
  topic: text,
  event: text,
  group: text,
  author: text,
  q: text,
};
const page = {
  after: z.optional(z.string()).check(z.describe('`next` of the page before')),
  limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
};
const zone = { zone: z.optional(z.string()).check(z.describe('The time zone in which lessons open')) };

/** Query parameters by call. */
export const queries: Partial<Record<OperationName, z.ZodMiniObject>> = {
  newsletter: z.object({ lang: z.optional(Locale) }),
  showcase: z.object({ ...filter, ...page }),
  showcaseNews: z.object({
    ...filter,
    since: z.string().check(z.describe('`newest` of the showcase as it was read')),
  }),
  ownPosts: z.object(page),
  queue: z.object(page),
  ownCheers: z.object({
    posts: z.optional(z.string()).check(z.describe('Ids with commas between them, 200 at most')),
  }),
  page: z.object(zone),
  lesson: z.object(zone),
  progress: z.object(zone),
};
