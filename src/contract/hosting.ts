import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import {
  EventChangeRequest,
  EventRequest,
  GroupRequest,
  ModerationRequest,
  SplitRequest,
} from './group-requests.ts';
import { Board, EventHead, Group } from './groups.ts';
import { Timestamp } from './moment.ts';

/** The reports about a piece, a check-in or a reply. */
export const ReportedEntry = z.object({
  about: z.string(),
  what: z.enum(['piece', 'check-in', 'reply']),
  by: z.string(),
  text: z.string(),
  hidden: z.boolean(),
  reasons: z.array(z.string()),
});
export type ReportedEntry = z.infer<typeof ReportedEntry>;

export const LogEntry = z.object({
  at: Timestamp,
  /** The host's name; empty if they have left the community. */
  host: z.string(),
  act: z.enum(['hide', 'show', 'remove', 'dismiss']),
  what: z.enum(['piece', 'check-in', 'reply']),
  by: z.string(),
  text: z.string(),
  reason: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** `GET /events/:event/moderation`: open reports, and the hosts' actions, newest first. */
export const Moderation = z.object({ reports: z.array(ReportedEntry), log: z.array(LogEntry) });
export type Moderation = z.infer<typeof Moderation>;

/** The endpoints of hosts. */
export const eventEndpoints = {
  createEvent: endpoint({
    method: 'POST',
    path: '/events',
    role: 'host',
    scope: 'events:write',
    summary: 'Creates an event',
    request: EventRequest,
    status: 201,
    response: EventHead,
  }),
  changeEvent: endpoint({
    method: 'PATCH',
    path: '/events/:event',
    role: 'host',
    scope: 'events:write',
    summary: 'Changes an event: its settings, its state, and whose turn it is in the roll-call',
    request: EventChangeRequest,
    status: 200,
    response: EventHead,
    problems: ['not-found'],
  }),
  splitIntoGroups: endpoint({
    method: 'POST',
    path: '/events/:event/split',
    role: 'host',
    scope: 'events:write',
    summary: 'Splits people into groups of equal size',
    request: SplitRequest,
    status: 200,
    response: Board,
    problems: ['not-found'],
  }),
  createGroup: endpoint({
    method: 'POST',
    path: '/events/:event/groups',
    role: 'host',
    scope: 'events:write',
    summary: 'Creates a group',
    request: GroupRequest,
    status: 201,
    response: Group,
    problems: ['not-found'],
  }),
  removeGroup: endpoint({
    method: 'DELETE',
    path: '/groups/:group',
    role: 'host',
    scope: 'events:write',
    summary: 'Deletes a group; its participants wait for another',
    status: 204,
    problems: ['not-found'],
  }),
  reportedEntries: endpoint({
    method: 'GET',
    path: '/events/:event/moderation',
    role: 'host',
    scope: 'events:read',
    summary: 'Open reports, and the hosts’ actions',
    status: 200,
    response: Moderation,
    problems: ['not-found'],
  }),
  moderateEntry: endpoint({
    method: 'POST',
    path: '/events/:event/moderation',
    role: 'host',
    scope: 'events:write',
    summary: 'Hides, shows or removes an entry, or dismisses its reports',
    request: ModerationRequest,
    status: 204,
    problems: ['not-found'],
  }),
} as const;
