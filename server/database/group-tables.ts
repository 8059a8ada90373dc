import type { EventHead, LogEntry, Mood, Piece, PieceState, PostKind } from '../../src/contract/index.ts';

/** A live day, and the making phase after it. */
export interface EventRow {
  id: string;
  title: string;
  starts_at: Date;
  zone: string;
  state: EventHead['state'];
  /** Percentage of a group that must agree to its date. */
  quorum: number;
  joining: EventHead['joining'];
  capacity: number | null;
  showcase: EventHead['showcase'];
  /** The group whose turn it is in the roll-call. */
  roll_call: string | null;
  created_at: Date;
  making_at: Date | null;
  closed_at: Date | null;
}

export interface GroupRow {
  id: string;
  event: string;
  name: string;
  facilitator: string | null;
  /** The agreed date. */
  publish_at: Date | null;
  zone: string | null;
  position: number;
  created_at: Date;
}

/** A member who takes part in an event. */
export interface ParticipantRow {
  event: string;
  member: string;
  in_group: string | null;
  joined_at: Date;
  here_at: Date | null;
  /** Whether nudges and reminders are turned off. */
  muted: boolean;
  changed_at: Date;
}

export interface DateProposalRow {
  id: string;
  in_group: string;
  member: string | null;
  at: Date;
  zone: string;
  state: 'open' | 'confirmed' | 'replaced';
  proposed_at: Date;
  confirmed_at: Date | null;
}

export interface DateAgreementRow {
  proposal: string;
  member: string;
  agreed_at: Date;
}

/** A participant's own work for an event. */
export interface PieceRow {
  id: string;
  event: string;
  member: string;
  state: PieceState;
  kind: PostKind;
  title: string;
  note: string;
  link: string | null;
  seen_by: Piece['seenBy'];
  promise: Date | null;
  /** When it became ready; null if it isn't. */
  ready_at: Date | null;
  published_at: Date | null;
  /** Whether it was ready by its group's date. */
  on_time: boolean;
  post: string | null;
  hidden: boolean;
  created_at: Date;
}

export interface CheckInRow {
  id: string;
  event: string;
  member: string;
  mood: Mood;
  text: string;
  hidden: boolean;
  made_at: Date;
}

/** A cheer for, or a reply to, a piece or a check-in. */
export interface EncouragementRow {
  id: string;
  event: string;
  about: string;
  member: string;
  kind: 'cheer' | 'reply';
  text: string;
  hidden: boolean;
  made_at: Date;
}

/** A member receives at most one nudge per day, from all senders together. */
export interface NudgeRow {
  member: string;
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  event: string;
  nudged_by: string | null;
}

export interface ReminderRow {
  event: string;
  member: string;
  /** What the reminder was about: its kind and the date it named. */
  about: string;
  sent_at: Date;
}

export interface ComplaintRow {
  id: string;
  event: string;
  about: string;
  member: string | null;
  reason: string;
  made_at: Date;
}

export interface ModerationRow {
  id: string;
  event: string;
  host: string | null;
  act: LogEntry['act'];
  what: LogEntry['what'];
  by_name: string;
  text: string;
  reason: string;
  made_at: Date;
}

export interface GroupTables {
  events: EventRow;
  groups: GroupRow;
  participants: ParticipantRow;
  date_proposals: DateProposalRow;
  date_agreements: DateAgreementRow;
  pieces: PieceRow;
  check_ins: CheckInRow;
  encouragements: EncouragementRow;
  nudges: NudgeRow;
  reminders: ReminderRow;
  complaints: ComplaintRow;
  moderations: ModerationRow;
}
