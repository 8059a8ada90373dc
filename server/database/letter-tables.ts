import type { letterFormats, letterStates } from '../../src/contract/letter-requests.ts';
import type { Generated } from 'kysely';

/** A letter of the newsletter. */
export interface LetterRow {
  id: string;
  /** The last part of its address in the archive. */
  slug: string;
  subject: string;
  preview_text: string;
  format: (typeof letterFormats)[number];
  content: string;
  topics: string[];
  language: string | null;
  state: (typeof letterStates)[number];
  /** Counts the changes of its text and state. */
  version: number;
  scheduled_for: Date | null;
  started_at: Date | null;
  finished_at: Date | null;
  /** The sanitized content with its blocks filled in, as it was when sending began. */
  sent_html: string | null;
  /** Counted when sending began. */
  recipient_count: number | null;
  /** All subscribers up to this id have a delivery, if the letter is for them. */
  last_subscriber_id: Generated<string>;
  /** Counted when sending was finished; null until then. */
  sent_count: number | null;
  failed_count: number | null;
  /** Why the server has paused it: the mail server's reply. */
  problem: string | null;
  created_at: Date;
  updated_at: Date;
}

/** A letter's email to one subscriber. Deleted some time after the letter is sent. */
export interface LetterDeliveryRow {
  letter_id: string;
  subscriber_id: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  /** When the next attempt is due. While a process sends it: when its lease expires. */
  due_at: Date;
  sent_at: Date | null;
  /** HMAC of the letter and the subscriber, in the address that bounces return to. */
  return_key: string;
}

/** A report that an email did not arrive, or was marked as spam. */
export interface BounceRow {
  id: string;
  subscriber_id: string;
  letter_id: string | null;
  kind: 'hard' | 'soft' | 'complaint';
  /** Who reported it: `smtp`, `returned`, or the name of an email service. */
  source: string;
  /** Without email addresses. */
  reason: string;
  received_at: Date;
}

export interface LetterTables {
  letters: LetterRow;
  letter_deliveries: LetterDeliveryRow;
  bounces: BounceRow;
}
