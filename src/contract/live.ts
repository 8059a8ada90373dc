import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { EventHead, Group, Row } from './groups.ts';

/** The messages to open pages, by topic. */
export const liveEvents = {
  /** The first message of a new stream. */
  hello: z.object({}),
  /** Too many changes were missed: read everything again. */
  reset: z.object({}),
  /** A participant. Null: removed from the event, or not visible to the viewer. */
  row: z.object({ event: z.string(), member: z.string(), row: z.nullable(Row) }),
  /** A group. Null: deleted. */
  group: z.object({ id: z.string(), group: z.nullable(Group) }),
  event: z.object({ event: EventHead }),
  /** A post was added to the showcase, or removed. */
  showcase: z.object({}),
  /** The viewer's profile, role or sessions have changed. */
  member: z.object({}),
} as const;
export type LiveEvents = { [Topic in keyof typeof liveEvents]: z.infer<(typeof liveEvents)[Topic]> };
/** The topics whose changes are stored. */
export type LiveTopic = Exclude<keyof LiveEvents, 'hello' | 'reset'>;

/** `GET /live`: server-sent events. `Last-Event-ID` resumes an earlier stream. */
export const liveEndpoints = {
  live: endpoint({
    method: 'GET',
    path: '/live',
    role: 'member',
    summary: 'Changes as server-sent events; `Last-Event-ID` resumes an earlier stream',
    status: 200,
    problems: ['rate-limited'],
  }),
} as const;
