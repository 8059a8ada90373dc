import type { EventHead, LogEntry, Mood, Piece, PieceState, PostKind } from '../../src/contract/index.ts';

/** A live day, and the making that follows it. */
export interface EventRow {
  id: string;
  title: string;
  starts_at: Date;
  zone: string;
  state: EventHead['state'];
  /** Percent of a group who must agree to its date. */
  quorum: number;
  joining: EventHead['joining'];
  capacity: number | null;
  showcase: EventHead['showcase'];
  /** The group whose turn it is. */
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
  /** No nudges and reminders, please. */
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

/** A member's own work for an event. */
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
  /** Since when it has been ready; null: it is not. */
  ready_at: Date | null;
  published_at: Date | null;
  /** Whether it was ready at its group's date. */
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

/** A cheer or a reply to a piece or a check-in. */
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

/** One a day for whoever gets it, whoever sends it. */
export interface NudgeRow {
  member: string;
  /** `YYYY-MM-DD`, universal time. */
  day: string;
  event: string;
  nudged_by: string | null;
}

export interface ReminderRow {
  event: string;
  member: string;
  /** What it was about: a kind, and the date it spoke of. */
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
