import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { ReportRequest } from './showcase-requests.ts';
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

/** The endpoints of visitors who interact with the feed. A page loads them on first interaction. */
export const visitEndpoints = {
  showcaseCounts: endpoint({
    method: 'GET',
    path: '/showcase/counts',
    role: 'anyone',
    summary: 'The values to filter by, with their number of posts',
    status: 200,
    response: ShowcaseCounts,
  }),
  post: endpoint({
    method: 'GET',
    path: '/showcase/posts/:post',
    role: 'anyone',
    summary: 'One published post',
    status: 200,
    response: Post,
    problems: ['not-found'],
  }),
  reportPost: endpoint({
    method: 'POST',
    path: '/showcase/posts/:post/reports',
    role: 'anyone',
    summary: 'Reports a post to the hosts',
    request: ReportRequest,
    status: 202,
    problems: ['not-found'],
  }),
} as const;
