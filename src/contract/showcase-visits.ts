import * as z from 'zod/mini';
import { get, type Call } from './call.ts';
import type { ReportRequest } from './showcase-requests.ts';
import { Post } from './showcase.ts';

/** `value` is used in filters, `label` is displayed. */
const counts = z.array(z.object({ value: z.string(), label: z.string(), count: z.number() }));
/** `GET /showcase/counts`: the filter values with their number of posts, highest first. */
export const ShowcaseCounts = z.object({
  all: z.number(),
  kinds: counts,
  topics: counts,
  events: counts,
  groups: counts,
  authors: counts,
});
export type ShowcaseCounts = z.infer<typeof ShowcaseCounts>;

/** The calls of visitors who interact with the feed. A page loads them on first interaction. */
export const visitCalls = {
  showcaseCounts: get('/showcase/counts', ShowcaseCounts),
  post: get('/showcase/posts/:post', Post),
  report: { method: 'POST', path: '/showcase/posts/:post/reports', status: 202 } as Call<ReportRequest>,
} as const;
