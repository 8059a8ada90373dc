import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { postKinds } from './post-kinds.ts';
import { Timestamp } from './moment.ts';
import { HttpUrl } from './values.ts';

export const eventStates = ['open', 'making', 'closed'] as const;
/** The states that people choose for a piece, in order. A scheduled job publishes it. */
export const chosenPieceStates = ['idea', 'making', 'ready'] as const;
export const pieceStates = [...chosenPieceStates, 'published'] as const;
export type PieceState = (typeof pieceStates)[number];
/** Who may see a piece before it is published: the participant's group, all participants, or everyone. */
export const pieceVisibilities = ['group', 'event', 'all'] as const;
export type PieceVisibility = (typeof pieceVisibilities)[number];
export const moods = ['on-track', 'slow', 'stuck'] as const;
export type Mood = (typeof moods)[number];

/** A live day, and the weeks of making that follow it. */
export const EventHead = z.object({
  id: z.string(),
  title: z.string(),
  startsAt: Timestamp,
  /** IANA name of the event's time zone. */
  zone: z.string(),
  state: z.enum(eventStates),
  /** Percentage of a group that must agree to its date. */
  quorum: z.number(),
  /** Who assigns people to groups. */
  joining: z.enum(['host', 'members']),
  /** Maximum size of a group that members choose themselves; null: unlimited. */
  capacity: z.nullable(z.number()),
  /** Whether pieces wait for a host at their group's date, or are published directly. */
  showcase: z.enum(['queue', 'publish']),
  /** The group whose turn it is in the roll-call. */
  rollCall: z.nullable(z.string()),
  closedAt: z.nullable(Timestamp),
});
export type EventHead = z.infer<typeof EventHead>;

/** A moment, and the time zone in which it was chosen. */
export const PublishDate = z.object({ at: Timestamp, zone: z.string() });
export type PublishDate = z.infer<typeof PublishDate>;

/** A date that a member proposes to their group. */
export const DateProposal = z.object({
  id: z.string(),
  ...PublishDate.shape,
  by: z.string(),
  state: z.enum(['open', 'confirmed', 'replaced']),
  /** Ids of the members who agree. */
  agreed: z.array(z.string()),
  proposedAt: Timestamp,
  confirmedAt: z.nullable(Timestamp),
});
export type DateProposal = z.infer<typeof DateProposal>;

export const Group = z.object({
  id: z.string(),
  event: z.string(),
  name: z.string(),
  /** A member's id. */
  facilitator: z.nullable(z.string()),
  /** The agreed date. */
  date: z.nullable(PublishDate),
  /** Newest first. Empty for viewers outside the group. */
  dates: z.array(DateProposal),
  /** URL of the group's date as iCalendar, to open or subscribe to. Null for viewers outside the group. */
  calendar: z.nullable(HttpUrl),
  people: z.number(),
  /** Number of pieces in each state, in the order of `pieceStates`. */
  pieces: z.array(z.number()),
});
export type Group = z.infer<typeof Group>;

/** A participant's own work for an event. All texts are plain text, and empty if the viewer may not see them. */
export const Piece = z.object({
  id: z.string(),
  state: z.enum(pieceStates),
  kind: z.enum(postKinds),
  title: z.string(),
  note: z.string(),
  link: z.nullable(HttpUrl),
  seenBy: z.enum(pieceVisibilities),
  /** The new date that the participant has promised after missing the group's date. */
  promise: z.nullable(Timestamp),
  publishedAt: z.nullable(Timestamp),
  /** Id of its post in the showcase. */
  post: z.nullable(z.string()),
  cheers: z.number(),
  hidden: z.boolean(),
});
export type Piece = z.infer<typeof Piece>;

/** What a piece says before its participant has changed it. */
export const emptyPiece = {
  state: 'idea',
  kind: 'article',
  title: '',
  note: '',
  link: null,
  seenBy: 'event',
  promise: null,
} as const satisfies Partial<Piece>;

export const CheckIn = z.object({
  id: z.string(),
  mood: z.enum(moods),
  text: z.string(),
  at: Timestamp,
  cheers: z.number(),
  hidden: z.boolean(),
});
export type CheckIn = z.infer<typeof CheckIn>;

export const Reply = z.object({
  id: z.string(),
  /** Id of a piece or a check-in. */
  about: z.string(),
  /** Id and name of the member who wrote it. */
  from: z.string(),
  by: z.string(),
  text: z.string(),
  at: Timestamp,
  hidden: z.boolean(),
});
export type Reply = z.infer<typeof Reply>;

/** A participant, with their piece and progress. */
export const Row = z.object({
  member: z.string(),
  name: z.string(),
  picture: z.nullable(HttpUrl),
  group: z.nullable(z.string()),
  /** Whether they have answered the roll-call. */
  here: z.boolean(),
  piece: z.nullable(Piece),
  /** The newest check-in. */
  checkIn: z.nullable(CheckIn),
  /** Replies to the piece and the newest check-in, oldest first. */
  replies: z.array(Reply),
  /** Whether they were nudged today or have turned nudges off. */
  nudged: z.boolean(),
  /** When any of this last changed. */
  changedAt: Timestamp,
});
export type Row = z.infer<typeof Row>;

/** Information about the viewer only. */
export const You = z.object({
  member: z.string(),
  joined: z.boolean(),
  muted: z.boolean(),
  /** Ids of the pieces and check-ins that they have cheered. */
  cheered: z.array(z.string()),
  /** Whether they have the rights of a host. */
  host: z.boolean(),
});
export type You = z.infer<typeof You>;

/**
 * `GET /events/:event` for anyone, `GET /events/:event/board` for members: an event, limited to what the viewer may
 * see.
 */
export const Board = z.object({
  event: EventHead,
  groups: z.array(Group),
  rows: z.array(Row),
  /** Null: not signed in. */
  you: z.nullable(You),
});
export type Board = z.infer<typeof Board>;

/** The endpoints of a page that shows an event. */
export const boardEndpoints = {
  event: endpoint({
    method: 'GET',
    path: '/events/:event',
    role: 'anyone',
    summary: 'An event as anyone may see it; the id `current` stands for the newest',
    status: 200,
    response: Board,
    problems: ['not-found'],
  }),
  board: endpoint({
    method: 'GET',
    path: '/events/:event/board',
    role: 'member',
    summary: 'An event as a member may see it',
    status: 200,
    response: Board,
    problems: ['not-found'],
  }),
} as const;
