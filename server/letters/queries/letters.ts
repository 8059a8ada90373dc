import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { LetterRow } from '../../database/letter-tables.ts';
import type { Database } from '../../database/tables.ts';
import type { ListPage } from '../../http/list-page.ts';

export type LetterRecord = Selectable<LetterRow>;

/** A letter with what became of its emails so far. */
export interface CountedLetter extends LetterRecord {
  sent: number;
  failed: number;
  bounced: number;
  complaints: number;
}

export async function insertLetter(
  database: Database,
  letter: Insertable<LetterRow>,
): Promise<LetterRecord | undefined> {
  return database
    .insertInto('letters')
    .values(letter)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returningAll()
    .executeTakeFirst();
}

export const letterWithSlug = (database: Database, slug: string): Promise<LetterRecord | undefined> =>
  database.selectFrom('letters').selectAll().where('slug', '=', slug).executeTakeFirst();

/** Characters of its id that each of a letter's emails has in its `Message-ID`. */
export const ID_IN_MESSAGE_ID = 16;

/** The letter that an email with this `Message-ID` has. */
export async function letterWithMessageId(
  database: Database,
  messageId: string,
): Promise<Pick<LetterRecord, 'id'> | undefined> {
  const [, start] = new RegExp(`^<?([\\w-]{${ID_IN_MESSAGE_ID}})\\.`).exec(messageId.trim()) ?? [];
  if (start === undefined) return undefined;
  return database
    .selectFrom('letters')
    .select('id')
    .where(sql<boolean>`starts_with(id, ${start})`)
    .executeTakeFirst();
}

/** Locks the letter until the transaction ends. */
export const lockLetter = (database: Database, id: string): Promise<LetterRecord | undefined> =>
  database.selectFrom('letters').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Changes a letter's text or state, as its next version. */
export async function changeLetter(
  database: Database,
  id: string,
  change: Updateable<LetterRow>,
  now: Date,
): Promise<void> {
  await database
    .updateTable('letters')
    .set({ ...change, version: sql<number>`version + 1`, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Notes how far sending has come. That is no new version. */
export async function changeProgress(database: Database, id: string, lastSubscriber: string): Promise<void> {
  await database
    .updateTable('letters')
    .set({ last_subscriber_id: lastSubscriber })
    .where('id', '=', id)
    .execute();
}

export async function deleteLetter(database: Database, id: string): Promise<void> {
  await database.deleteFrom('letters').where('id', '=', id).execute();
}

const counted = (database: Database) =>
  database
    .selectFrom('letters')
    .selectAll('letters')
    .select([
      deliveries('sent', 'sent_count').as('sent'),
      deliveries('failed', 'failed_count').as('failed'),
      bounces(sql`kind <> 'complaint'`).as('bounced'),
      bounces(sql`kind = 'complaint'`).as('complaints'),
    ]);

/** Deliveries are deleted some time after the letter is sent; the numbers stay in the letter. */
const deliveries = (state: string, column: string) => sql<number>`
  coalesce(letters.${sql.ref(column)}, case when letters.started_at is null then 0 else (
    select count(*)::integer from letter_deliveries
    where letter_deliveries.letter_id = letters.id and letter_deliveries.state = ${state}) end)`;
const bounces = (kind: ReturnType<typeof sql>) => sql<number>`
  (select count(*)::integer from bounces where bounces.letter_id = letters.id and ${kind})`;

export const countedLetter = (database: Database, id: string): Promise<CountedLetter | undefined> =>
  counted(database).where('id', '=', id).executeTakeFirst();

/** Letters, newest first, starting after a position. */
export function listLetters(
  database: Database,
  { after, state, most }: ListPage & { state?: LetterRow['state'] | undefined },
): Promise<CountedLetter[]> {
  let query = counted(database);
  if (state) query = query.where('state', '=', state);
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.date}, ${after.id})`);
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(most).execute();
}

/** A letter as everyone may see it on the web. */
export type ArchivedLetter = Pick<
  LetterRecord,
  'id' | 'slug' | 'subject' | 'preview_text' | 'language' | 'topics'
> & { started_at: Date; sent_html: string };

const archived = (database: Database) =>
  database
    .selectFrom('letters')
    .select(['id', 'slug', 'subject', 'preview_text', 'language', 'topics', 'started_at', 'sent_html'])
    .where('started_at', 'is not', null)
    .$narrowType<{ started_at: Date; sent_html: string }>();

export const archivedLetter = (database: Database, slug: string): Promise<ArchivedLetter | undefined> =>
  archived(database).where('slug', '=', slug).executeTakeFirst();

/** Letters whose sending has begun, newest first, starting after a position. */
export function archivedLetters(database: Database, { after, most }: ListPage): Promise<ArchivedLetter[]> {
  let query = archived(database);
  if (after) query = query.where(sql<boolean>`(started_at, id) < (${after.date}, ${after.id})`);
  return query.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(most).execute();
}

/** When the last letter before this one was sent to the same topics and language. */
export async function previousLetterAt(
  database: Database,
  { id, topics, language }: Pick<LetterRecord, 'id' | 'topics' | 'language'>,
): Promise<Date | undefined> {
  const previous = await database
    .selectFrom('letters')
    .select('started_at')
    .where('id', '<>', id)
    .where('started_at', 'is not', null)
    .where(sql<boolean>`language is not distinct from ${language}`)
    .where(sql<boolean>`topics @> ${topics}::text[] and topics <@ ${topics}::text[]`)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return previous?.started_at ?? undefined;
}

/** The next letter whose time has come. Locks it; skips those that another process has locked. */
export const lockDueLetter = (database: Database, now: Date): Promise<LetterRecord | undefined> =>
  database
    .selectFrom('letters')
    .selectAll()
    .where('state', '=', 'scheduled')
    .where('scheduled_for', '<=', now)
    .orderBy('scheduled_for')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** The letters that are being sent, the first that began first. */
export const lettersToSend = (database: Database): Promise<LetterRecord[]> =>
  database
    .selectFrom('letters')
    .selectAll()
    .where('state', '=', 'sending')
    .orderBy('started_at')
    .orderBy('id')
    .execute();
