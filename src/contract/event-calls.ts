import { get, session, type Call } from './call.ts';
import type * as asked from './group-requests.ts';
import { Board, EventHead, Group } from './groups.ts';
import { Moderation } from './moderation.ts';
import { Summary } from './summary.ts';

const event = '/events/:event';

/** The calls of hosts, and the public summary of an event. */
export const eventCalls = {
  makeEvent: { method: 'POST', path: '/events', status: 201, answer: EventHead, ...session } as Call<
    asked.EventRequest,
    typeof EventHead
  >,
  changeEvent: { method: 'PATCH', path: event, status: 200, answer: EventHead, ...session } as Call<
    asked.EventChangeRequest,
    typeof EventHead
  >,
  split: { method: 'POST', path: `${event}/split`, status: 200, answer: Board, ...session } as Call<
    asked.SplitRequest,
    typeof Board
  >,
  makeGroup: { method: 'POST', path: `${event}/groups`, status: 201, answer: Group, ...session } as Call<
    asked.GroupRequest,
    typeof Group
  >,
  removeGroup: { method: 'DELETE', path: '/groups/:group', status: 204, ...session },
  moderation: { ...get(`${event}/moderation`, Moderation), ...session },
  moderate: {
    method: 'POST',
    path: `${event}/moderation`,
    status: 204,
    ...session,
  } as Call<asked.ModerationRequest>,
  summary: get(`${event}/summary`, Summary),
} as const;
