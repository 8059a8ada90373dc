import * as z from 'zod/mini';
import type { Call } from './call.ts';
import { EventHead, Group, Row } from './groups.ts';

/** What is told to open pages, by topic. */
export const told = {
  /** Where a stream begins. */
  hello: z.object({}),
  /** Too much was missed: what is shown must be read again. */
  reset: z.object({}),
  /** A person of an event; null: they are not in it any more, or not to be seen. */
  row: z.object({ event: z.string(), member: z.string(), row: z.nullable(Row) }),
  /** A group; null: it is not there any more. */
  group: z.object({ id: z.string(), group: z.nullable(Group) }),
  event: z.object({ event: EventHead }),
  /** Something has come into the showcase, or gone. */
  showcase: z.object({}),
  /** The profile, role or sessions of whoever listens have changed. */
  member: z.object({}),
} as const;
export type Told = { [Topic in keyof typeof told]: z.infer<(typeof told)[Topic]> };
/** The topics of which a change is kept. */
export type LiveTopic = Exclude<keyof Told, 'hello' | 'reset'>;

/** `GET /live`: server-sent events. `Last-Event-ID` goes on where a stream ended. */
export const liveCalls = {
  live: { method: 'GET', path: '/live', status: 200, signed: 'session' },
} as const satisfies Record<string, Call>;
