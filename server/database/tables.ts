import type { ColumnType, Kysely } from 'kysely';
import type { Attribution } from '../../src/contract/index.ts';
import type { Mail } from '../mail/mailer.ts';
import type { Settings } from '../newsletter/settings.ts';

/** jsonb: goes in as text (pg would turn an array into a PostgreSQL array), comes out parsed. */
type Json<T> = ColumnType<T, string, string>;

export interface SettingsRow {
  id: number;
  value: Json<Settings>;
  updated_at: Date;
}

interface Person {
  /** HMAC of the address: what stays on the consent record when the address is erased. */
  subject: string;
  /** Canonical form, the identity. */
  address: string;
  /** As the person typed it, for writing to them. */
  email: string;
  name: string | null;
  topics: Json<string[]>;
  locale: string;
  page: string | null;
  attribution: Json<Attribution>;
  created_at: Date;
}

/** Somebody who confirmed. Whoever did not is only a signup. */
export interface SubscriberRow extends Person {
  id: string;
  state: 'confirmed' | 'unsubscribed';
  confirmed_at: Date | null;
  unsubscribed_at: Date | null;
}

/** A wish to be on the list, good for nothing until it is confirmed. */
export interface SignupRow extends Person {
  id: string;
  state: 'pending' | 'confirmed';
  code_hash: string;
  link_hash: string;
  code_expires_at: Date;
  link_expires_at: Date;
  code_tries: number;
  mails_sent: number;
  mailed_at: Date;
}

export interface ConsentRow {
  id: string;
  subject: string;
  signup: string | null;
  event: 'given' | 'confirmed' | 'withdrawn' | 'erased';
  purpose: string;
  wording: string;
  sha256: string;
  /** Whether the wording is the one the owner had configured at that moment. */
  as_configured: boolean;
  locale: string;
  page: string | null;
  method: 'checkbox' | 'plain-form' | 'import';
  ip_tag: string | null;
  recorded_at: Date;
}

export interface MailRow {
  id: string;
  message: Json<Mail>;
  attempts: number;
  due_at: Date;
  expires_at: Date;
}

export interface AnswerRow {
  key: string;
  fingerprint: string;
  status: number | null;
  body: string | null;
  created_at: Date;
}

export interface SpentTokenRow {
  nonce: string;
  spent_at: Date;
}

export interface LimitRow {
  key: string;
  /** Theoretical arrival time of the next conforming request, in milliseconds since 1970. */
  arrival: number;
}

export interface Tables {
  settings: SettingsRow;
  subscribers: SubscriberRow;
  signups: SignupRow;
  consents: ConsentRow;
  mails: MailRow;
  answers: AnswerRow;
  spent_tokens: SpentTokenRow;
  limits: LimitRow;
}

export type Database = Kysely<Tables>;
