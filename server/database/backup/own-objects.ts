import { sql } from 'kysely';
import { forgetMigrations } from '../migrations.ts';
import type { Database, Tables } from '../tables.ts';

/**
 * Every table, and whether backups contain it. Listed rather than read from the catalog: another program may keep
 * its tables in the same schema, and a restore drops what is listed here.
 */
export const ownTables = {
  // Its positions are transaction ids of the database that wrote them; in another one they order nothing.
  change_log: false,
  // Counts the requests of the last minutes, and is written by most of them.
  rate_limits: false,
  // Without these, what was done or used once could be repeated after a restore.
  idempotency_keys: true,
  used_form_tokens: true,
  used_proofs: true,
  // Emails that wait. Some may be sent a second time after a restore, which is better than never.
  email_queue: true,
  thumbnail_jobs: true,
  // A trigger counts, but a restore turns triggers off.
  post_counts: true,

  settings: true,
  subscribers: true,
  signups: true,
  consents: true,
  known_networks: true,
  members: true,
  member_passwords: true,
  member_pictures: true,
  sign_ins: true,
  sessions: true,
  api_tokens: true,
  pages: true,
  lessons: true,
  lesson_progress: true,
  posts: true,
  post_pictures: true,
  post_picture_variants: true,
  link_previews: true,
  feed_sources: true,
  post_cheers: true,
  post_reports: true,
  trusted_members: true,
  events: true,
  groups: true,
  participants: true,
  date_proposals: true,
  date_agreements: true,
  pieces: true,
  check_ins: true,
  encouragements: true,
  nudges: true,
  reminders: true,
  entry_reports: true,
  moderation_log: true,
  letters: true,
  letter_deliveries: true,
  bounces: true,
  destinations: true,
  // Some may be delivered a second time after a restore, under the same id.
  destination_deliveries: true,
  activity: true,
  // About the place where they were made.
  backups: false,
  test_emails: false,
} as const satisfies Record<keyof Tables, boolean>;

/** A database with a row in one of these belongs to a community. */
const tablesOfPeople = ['subscribers', 'signups', 'consents', 'members', 'posts', 'events', 'pages'] as const;

/** Functions that take a row of a table, which can only be dropped before it. */
const functionsOfTables = ['post_facets(posts)', 'subscriber_event_data(subscribers, text)'];
const functions = [
  'update_post_counts()',
  'reject_consent_update()',
  'join_words(text[])',
  'queue_subscriber_event()',
  'queue_post_event()',
  'queue_post_submitted()',
  'queue_event_changed()',
  'queue_date_agreed()',
  'queue_event(text, text, jsonb)',
];

export async function hasPeople(database: Database): Promise<boolean> {
  for (const table of tablesOfPeople) {
    const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(database);
    if (rows.length > 0) return true;
  }
  return false;
}

/** Drops all that the migrations have made. Fails if objects of another program depend on it. */
export async function dropOwnObjects(transaction: Database): Promise<void> {
  const drop = (kind: string, names: string[]) =>
    sql.raw(`drop ${kind} if exists ${names.join(', ')}`).execute(transaction);
  await drop('function', functionsOfTables);
  await drop('table', Object.keys(ownTables));
  await drop('function', functions);
  await forgetMigrations(transaction);
}
