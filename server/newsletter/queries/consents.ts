import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { ConsentRow, Database } from '../../database/tables.ts';
import { randomName } from '../../secret.ts';

export type Consent = Selectable<ConsentRow>;
/** Only imported records have evidence besides the record itself. */
export type NewConsent = Omit<Consent, 'evidence'> & { evidence?: string | null };

const DAY_MS = 24 * 3600 * 1000;
const YEAR_MS = 365 * DAY_MS;
/** Years that the proof of consent is kept after the subscription: the usual limitation period for claims. */
export const PROOF_YEARS = 3;

/** Adds records. They are never updated. */
export async function recordConsents(database: Database, consents: NewConsent[]): Promise<void> {
  if (consents.length === 0) return;
  await sql`
    insert into consents
      (id, subject, signup_id, event, purpose, wording, sha256, as_configured, locale, page_url, method, ip_tag,
      evidence, recorded_at)
    select id, subject, signup_id, event, purpose, wording, sha256, as_configured, locale, page_url, method, ip_tag,
      evidence, recorded_at
    from jsonb_to_recordset(${JSON.stringify(consents)}::jsonb) as row (
      id text, subject text, signup_id text, event text, purpose text, wording text, sha256 text,
      as_configured boolean, locale text, page_url text, method text, ip_tag text, evidence text, recorded_at timestamptz)
  `.execute(database);
}

/** Records the confirmation of each consent given with a signup. */
export async function recordConfirmation(
  database: Database,
  signup: string,
  ipTag: string | null,
  now: Date,
) {
  const given = await database
    .selectFrom('consents')
    .selectAll()
    .where('signup_id', '=', signup)
    .where('event', '=', 'given')
    .orderBy('purpose')
    .execute();
  await recordConsents(
    database,
    given.map((consent) => ({
      ...consent,
      id: randomName(),
      event: 'confirmed',
      ip_tag: ipTag,
      recorded_at: now,
    })),
  );
}

/**
 * Records the end of consent: `withdrawn` for each purpose still agreed to, `erased` for each purpose that
 * was ever confirmed, imported or ended.
 */
export async function recordEnd(
  database: Database,
  subject: string,
  event: 'withdrawn' | 'erased',
  now: Date,
) {
  const standing = await database
    .selectFrom('consents')
    .selectAll()
    .distinctOn('purpose')
    .where('subject', '=', subject)
    .where('event', '!=', 'given')
    .orderBy('purpose')
    .orderBy('recorded_at', 'desc')
    .execute();
  const ended = standing.filter(
    (consent) => ['confirmed', 'imported'].includes(consent.event) || event === 'erased',
  );
  await recordConsents(
    database,
    ended.map((consent) => ({ ...consent, id: randomName(), event, ip_tag: null, recorded_at: now })),
  );
}

export function consentsOf(database: Database, subjects: string[]): Promise<Consent[]> {
  if (subjects.length === 0) return Promise.resolve([]);
  return database
    .selectFrom('consents')
    .selectAll()
    .where(sql<boolean>`subject in (select jsonb_array_elements_text(${JSON.stringify(subjects)}::jsonb))`)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}

/** Deletes consents that were never confirmed, and so prove nothing, after their signup is deleted. */
export async function deleteUnconfirmedConsents(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('consents')
    .where('event', '=', 'given')
    .where('signup_id', 'is not', null)
    // The signup of a recent consent may still be in an uncommitted transaction.
    .where('recorded_at', '<', new Date(now.getTime() - DAY_MS))
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('signups').select('signups.id').whereRef('signups.id', '=', 'consents.signup_id'),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('consents as later')
            .select('later.id')
            .whereRef('later.signup_id', '=', 'consents.signup_id')
            .where('later.event', '=', 'confirmed'),
        ),
      ),
    )
    .execute();
}

/**
 * Deletes consent records after PROOF_YEARS.
 * The owner must be able to demonstrate consent (GDPR 7(1)) and may keep for legal claims what erasure would
 * otherwise delete (17(3)(e)), but only as long as claims are possible. Records of confirmed subscribers are
 * kept.
 */
export async function deleteExpiredConsents(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - PROOF_YEARS * YEAR_MS);
  await database
    .deleteFrom('consents')
    .where('recorded_at', '<', before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('subscribers')
            .select('subscribers.id')
            .whereRef('subscribers.subject', '=', 'consents.subject')
            .where('subscribers.state', '=', 'confirmed'),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('consents as later')
            .select('later.id')
            .whereRef('later.subject', '=', 'consents.subject')
            .where('later.recorded_at', '>=', before),
        ),
      ),
    )
    .execute();
}
