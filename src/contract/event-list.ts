import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { EventCopyRequest } from './group-requests.ts';
import { EventHead, eventStates, Piece, PublishDate } from './groups.ts';
import { Timestamp } from './moment.ts';
import { pageSize, searchText } from './people-requests.ts';

/** An event in a list. */
export const EventEntry = z.object({
  ...EventHead.shape,
  groups: z.number(),
  people: z.number(),
  /** Number of pieces in each state, in the order of `pieceStates`. */
  pieces: z.array(z.number()),
});
export type EventEntry = z.infer<typeof EventEntry>;

/** `next`: for the query parameter `after`; null on the last page. `total`: of all pages. */
export const Events = z.object({
  events: z.array(EventEntry),
  next: z.nullable(z.string()),
  total: z.number(),
});
export type Events = z.infer<typeof Events>;

export const EventsQuery = z.object({
  search: z.optional(searchText.check(z.describe('A part of the title'))),
  state: z.optional(z.enum(eventStates)),
  ...pageSize,
});
export type EventsQuery = z.infer<typeof EventsQuery>;

const { id: _id, ...pieceFields } = Piece.shape;

/** A piece with what only hosts see of it. */
export const ExportedPiece = z.object({
  ...pieceFields,
  /** When it became ready; null if it isn't. */
  readyAt: z.nullable(Timestamp),
  /** Whether it was ready by its group's date. */
  onTime: z.boolean(),
});
export type ExportedPiece = z.infer<typeof ExportedPiece>;

/** An event as a file, with people's names and without their email addresses. */
export const EventExport = z.object({
  event: EventHead,
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Their name; null: none. */
      facilitator: z.nullable(z.string()),
      /** The agreed date. */
      date: z.nullable(PublishDate),
    }),
  ),
  people: z.array(
    z.object({
      /** A member's id. */
      member: z.string(),
      name: z.string(),
      /** Id of their group; null: they wait for one. */
      group: z.nullable(z.string()),
      /** Whether they have answered the roll-call. */
      here: z.boolean(),
      piece: z.nullable(ExportedPiece),
    }),
  ),
});
export type EventExport = z.infer<typeof EventExport>;

/** The list of events, and what hosts do with whole events. */
export const eventListEndpoints = {
  events: endpoint({
    method: 'GET',
    path: '/events',
    role: 'member',
    scope: 'events:read',
    summary: 'The events, newest first, with the number of groups, people and pieces',
    query: EventsQuery,
    status: 200,
    response: Events,
  }),
  copyEvent: endpoint({
    method: 'POST',
    path: '/events/:event/copies',
    role: 'host',
    scope: 'events:write',
    summary: 'Creates an event with the rules of another, and if wanted its groups; without its people',
    request: EventCopyRequest,
    status: 201,
    response: EventHead,
    problems: ['not-found'],
  }),
  exportEvent: endpoint({
    method: 'GET',
    path: '/events/:event/export.json',
    role: 'host',
    scope: 'events:read',
    summary: 'An event with its groups, people and pieces, without email addresses',
    status: 200,
    response: EventExport,
    problems: ['not-found'],
    recorded: true,
  }),
  exportEventTable: endpoint({
    method: 'GET',
    path: '/events/:event/export.csv',
    role: 'host',
    scope: 'events:read',
    summary: 'The people and pieces of an event as CSV, without email addresses',
    status: 200,
    responseType: 'text/csv',
    problems: ['not-found'],
    recorded: true,
  }),
} as const;
