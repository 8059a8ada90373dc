import * as z from 'zod/mini';
import { chosenPieceStates, eventStates, moods, pieceVisibilities } from './groups.ts';
import { postKinds } from './post-kinds.ts';
import { Id, nonEmptyString } from './values.ts';
import { StrictHttpUrl, withoutDirectionMarks, StrictTimestamp } from './given-values.ts';

const text = (max: number) =>
  z.string().check(z.overwrite(withoutDirectionMarks), z.trim(), z.maxLength(max));
const words = (max: number) =>
  z.string().check(z.overwrite(withoutDirectionMarks), z.trim(), z.minLength(1), z.maxLength(max));
const whole = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));
const about = nonEmptyString(64);
const member = nonEmptyString(64);

/** An IANA time zone name. The server checks that the zone exists. */
const Zone = z
  .string()
  .check(z.maxLength(64), z.regex(/^[A-Za-z][\w+/-]*$/, 'a time zone like Europe/Vienna'));

const event = {
  title: words(120),
  startsAt: StrictTimestamp,
  zone: Zone,
  quorum: whole(1, 100),
  joining: z.enum(['host', 'members']),
  capacity: z.nullable(whole(1, 500)),
  showcase: z.enum(['queue', 'publish']),
};

/** `POST /events`. */
export const EventRequest = z.object({
  /** The id for the page's `event="…"`. Default: generated from the title. */
  id: z.optional(Id),
  ...event,
});
export type EventRequest = z.infer<typeof EventRequest>;

/** `PATCH /events/:event`. Omitted fields are unchanged. */
export const EventChangeRequest = z.object({
  ...z.partial(z.object(event)).shape,
  state: z.optional(z.enum(eventStates)),
  rollCall: z.optional(z.nullable(nonEmptyString(64))),
});
export type EventChangeRequest = z.infer<typeof EventChangeRequest>;

/** `POST /events/:event/copies`. The rules are those of the event that is copied. */
export const EventCopyRequest = z.object({
  title: event.title,
  startsAt: event.startsAt,
  /** Default: the zone of the event that is copied. */
  zone: z.optional(Zone),
  /** Whether the groups are created too, empty and without a date. Default: false. */
  groups: z.optional(z.boolean()),
});
export type EventCopyRequest = z.infer<typeof EventCopyRequest>;

/** `POST /events/:event/split`: creates groups up to this number, and adds people to the smallest groups. */
export const SplitRequest = z.object({
  groups: whole(1, 100),
  /**
   * `waiting`: participants without a group. `joined`: all participants, regrouped. `members`: every member of the
   * community.
   */
  who: z.enum(['waiting', 'joined', 'members']),
});
export type SplitRequest = z.infer<typeof SplitRequest>;

/** `POST /events/:event/groups`. */
export const GroupRequest = z.object({ name: words(80) });
export type GroupRequest = z.infer<typeof GroupRequest>;

/** `PATCH /groups/:group`. Omitted fields are unchanged. */
export const GroupChangeRequest = z.object({
  name: z.optional(words(80)),
  facilitator: z.optional(z.nullable(member)),
});
export type GroupChangeRequest = z.infer<typeof GroupChangeRequest>;

/** `PUT /events/:event/members/:member`. `null`: no group yet. */
export const GroupAssignmentRequest = z.object({ group: z.nullable(nonEmptyString(64)) });
export type GroupAssignmentRequest = z.infer<typeof GroupAssignmentRequest>;

/** `PUT /events/:event/members/:member/attendance`. */
export const AttendanceRequest = z.object({ here: z.boolean() });
export type AttendanceRequest = z.infer<typeof AttendanceRequest>;

const piece = z.partial(
  z.object({
    title: text(200),
    note: text(1000),
    link: z.nullable(StrictHttpUrl),
    kind: z.enum(postKinds),
    seenBy: z.enum(pieceVisibilities),
    state: z.enum(chosenPieceStates),
    promise: z.nullable(StrictTimestamp),
  }),
);

/** `PATCH /events/:event/members/:member/piece`. Omitted fields are unchanged. */
export const PieceRequest = z.object({
  ...piece.shape,
  /** The previous values of the changed fields. If one of them differs on the server, nothing is changed. */
  was: z.optional(piece),
});
export type PieceRequest = z.infer<typeof PieceRequest>;
/** The fields of a piece that can be changed. */
export type PieceChange = z.infer<typeof piece>;

/** `POST /events/:event/check-ins`. */
export const CheckInRequest = z.object({ mood: z.enum(moods), text: text(280) });
export type CheckInRequest = z.infer<typeof CheckInRequest>;

/** `POST /events/:event/replies`: a reply to a piece or a check-in. */
export const ReplyRequest = z.object({ about, text: words(280) });
export type ReplyRequest = z.infer<typeof ReplyRequest>;

/** `POST /events/:event/nudges`. */
export const NudgeRequest = z.object({ member });
export type NudgeRequest = z.infer<typeof NudgeRequest>;

/** `PUT /events/:event/mute`: turns nudges and reminders by email off or on. */
export const MuteRequest = z.object({ muted: z.boolean() });
export type MuteRequest = z.infer<typeof MuteRequest>;

/** `POST /groups/:group/dates`. */
export const DateProposalRequest = z.object({ at: StrictTimestamp, zone: Zone });
export type DateProposalRequest = z.infer<typeof DateProposalRequest>;

/** `PUT /groups/:group/dates/:date/agreement`. */
export const AgreementRequest = z.object({ agreed: z.boolean() });
export type AgreementRequest = z.infer<typeof AgreementRequest>;

/** `POST /events/:event/reports`: reports a piece, a check-in or a reply. */
export const EntryReportRequest = z.object({ about, reason: text(500) });
export type EntryReportRequest = z.infer<typeof EntryReportRequest>;

/** `POST /events/:event/moderation`. `dismiss` drops the reports without a change. */
export const ModerationRequest = z.object({
  about,
  act: z.enum(['hide', 'show', 'remove', 'dismiss']),
  reason: z.optional(text(500)),
});
export type ModerationRequest = z.infer<typeof ModerationRequest>;
