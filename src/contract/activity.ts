import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';
import { pageSize } from './people-requests.ts';

/** What a host has done, through the API or the console. Entries are kept for a year. */
export const ActivityEntry = z.object({
  id: z.string(),
  at: Timestamp,
  /** Name or email address of the host; null if they have left the community. */
  host: z.nullable(z.string()),
  /** Operation of the API, such as `sendLetter`, and what it does. */
  action: z.string(),
  summary: z.string(),
  /** Id of what it was done to; null if that is everything. */
  subject: z.nullable(z.string()),
  /** What it is called now; null if it is gone or has no name. */
  about: z.nullable(z.string()),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

/** `next`: for the query parameter `after`; null on the last page. */
export const ActivityList = z.object({ entries: z.array(ActivityEntry), next: z.nullable(z.string()) });
export type ActivityList = z.infer<typeof ActivityList>;

export const ActivityQuery = z.object(pageSize);

export const activityEndpoints = {
  activity: endpoint({
    method: 'GET',
    path: '/activity',
    role: 'host',
    scope: 'activity:read',
    summary: 'What hosts have done, newest first',
    query: ActivityQuery,
    status: 200,
    response: ActivityList,
  }),
} as const;
