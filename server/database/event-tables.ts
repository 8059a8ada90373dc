import type { EventHead, LogEntry, Mood, Piece, PieceState, PostKind } from '../../src/contract/index.ts';

/** A live day, and the making phase after it. */
export interface EventRow {
  id: string;
  title: string;
  starts_at: Date;
  time_zone: string;
  state: EventHead['state'];
  /** Percentage of a group that must agree to its date. */
  quorum: number;
  joining: EventHead['joining'];
  capacity: number | null;
  /** Whether its pieces wait for a host's approval before they are in the showcase. */
  showcase_rule: EventHead['showcase'];
  /** The group whose turn it is in the roll-call. */
  roll_call_group_id: string | null;
  created_at: Date;
  making_at: Date | null;
  closed_at: Date | null;
}

export interface GroupRow {
  id: string;
  event_id: string;
  name: string;
  facilitator_id: string | null;
  /** The agreed date. */
  publish_at: Date | null;
  time_zone: string | null;
  position: number;
  created_at: Date;
}

/** A member who takes part in an event. */
export interface ParticipantRow {
  event_id: string;
  member_id: string;
  group_id: string | null;
  joined_at: Date;
  /** When they were marked as present in the roll-call; null: not present. */
  attended_at: Date | null;
  /** Whether nudges and reminders are turned off. */
  muted: boolean;
  updated_at: Date;
}

export interface DateProposalRow {
  id: string;
  group_id: string;
  /** Who proposed it; null: a member who has left. */
  member_id: string | null;
  publish_at: Date;
  time_zone: string;
  state: 'open' | 'confirmed' | 'replaced';
  proposed_at: Date;
  confirmed_at: Date | null;
}

export interface DateAgreementRow {
  proposal_id: string;
  member_id: string;
  agreed_at: Date;
}

/** A participant's own work for an event. */
export interface PieceRow {
  id: string;
  event_id: string;
  member_id: string;
  state: PieceState;
  kind: PostKind;
  title: string;
  note: string;
  link: string | null;
  visibility: Piece['seenBy'];
  /** The date by which its maker has promised it. */
  promised_for: Date | null;
  /** When it became ready; null if it isn't. */
  ready_at: Date | null;
  published_at: Date | null;
  /** Whether it was ready by its group's date. */
  on_time: boolean;
  /** Its post in the showcase. */
  post_id: string | null;
  hidden: boolean;
  created_at: Date;
}

export interface CheckInRow {
  id: string;
  event_id: string;
  member_id: string;
  mood: Mood;
  text: string;
  hidden: boolean;
  created_at: Date;
}

/** A cheer for, or a reply to, a piece or a check-in. */
export interface EncouragementRow {
  id: string;
  event_id: string;
  /** The piece or check-in. */
  entry_id: string;
  member_id: string;
  kind: 'cheer' | 'reply';
  text: string;
  hidden: boolean;
  created_at: Date;
}

/** A member receives at most one nudge per day, from all senders together. */
export interface NudgeRow {
  member_id: string;
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  event_id: string;
  nudged_by_id: string | null;
}

export interface ReminderRow {
  event_id: string;
  member_id: string;
  /** The kind of reminder and the date it named. Each is sent once. */
  key: string;
  sent_at: Date;
}

/** A report about an entry (a piece, a check-in or a reply) that no host has handled yet. */
export interface EntryReportRow {
  id: string;
  event_id: string;
  entry_id: string;
  member_id: string | null;
  reason: string;
  reported_at: Date;
}

/** What a host has decided about an entry. Keeps the entry's text, because the entry may be deleted. */
export interface ModerationLogRow {
  id: string;
  event_id: string;
  host_id: string | null;
  action: LogEntry['act'];
  entry_kind: LogEntry['what'];
  author_name: string;
  entry_text: string;
  reason: string;
  created_at: Date;
}

export interface EventTables {
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
  entry_reports: EntryReportRow;
  moderation_log: ModerationLogRow;
}
