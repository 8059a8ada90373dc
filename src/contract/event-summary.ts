import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { EventHead } from './groups.ts';
import { postKinds } from './post-kinds.ts';
import { HttpUrl } from './values.ts';

/** `GET /events/:event/summary`: the results of a closed event. */
export const Summary = z.object({
  event: EventHead,
  people: z.number(),
  /** Number of pieces that were started. */
  made: z.number(),
  published: z.number(),
  /** Number of published pieces that were ready by their group's date. */
  onTime: z.number(),
  /** Number of cheers and replies. */
  encouragements: z.number(),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      people: z.number(),
      published: z.number(),
      onTime: z.number(),
      /** The public pieces. */
      pieces: z.array(
        z.object({
          title: z.string(),
          by: z.string(),
          kind: z.enum(postKinds),
          link: HttpUrl,
          post: z.nullable(z.string()),
        }),
      ),
    }),
  ),
  /** URL of the page with this summary, for sharing. */
  page: HttpUrl,
});
export type Summary = z.infer<typeof Summary>;

/** No element calls it: a page would load its schema in vain. */
export const eventSummaryEndpoints = {
  eventSummary: endpoint({
    method: 'GET',
    path: '/events/:event/summary',
    role: 'anyone',
    summary: 'The results of a closed event',
    status: 200,
    response: Summary,
    problems: ['not-found'],
  }),
} as const;
