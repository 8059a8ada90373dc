import { sql } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { withTransaction } from '../../database/transaction.ts';
import { recordConsents, recordEnd } from '../queries/consents.ts';
import { addSubscribers, markUnsubscribed } from '../queries/subscribers.ts';
import type { Imported } from './row.ts';

/** The result of storing a batch. */
export interface Stored {
  /** Addresses that were added. */
  added: Set<string>;
  /** Addresses on the list that are now unsubscribed, because the file says that they left. */
  unsubscribed: Set<string>;
  /** Addresses that were erased earlier and are not added again. */
  erased: Set<string>;
}

/** Rolls a dry run back. */
class DryRun extends Error {
  readonly stored: Stored;

  constructor(stored: Stored) {
    super('dry run');
    this.stored = stored;
  }
}

/**
 * Adds people to the list in one transaction. Existing subscribers are unchanged, unless the file says that they
 * left. A dry run does all of it, and rolls back.
 */
export async function storePeople(
  database: Database,
  people: readonly Imported[],
  now: Date,
  { dryRun }: { dryRun: boolean },
): Promise<Stored> {
  if (people.length === 0) return { added: new Set(), unsubscribed: new Set(), erased: new Set() };
  const work = (transaction: Database) => store(transaction, people, now);
  if (!dryRun) return withTransaction(database, work);
  try {
    return await withTransaction(database, async (transaction) => {
      throw new DryRun(await work(transaction));
    });
  } catch (error) {
    if (error instanceof DryRun) return error.stored;
    throw error;
  }
}

async function store(transaction: Database, people: readonly Imported[], now: Date): Promise<Stored> {
  const erased = await erasedAmong(transaction, people);
  const welcome = people.filter(({ subscriber }) => !erased.has(subscriber.canonical_email));
  const added = await addSubscribers(
    transaction,
    welcome.map(({ subscriber }) => subscriber),
  );
  await recordConsents(
    transaction,
    welcome.flatMap(({ subscriber, consents }) => (added.has(subscriber.canonical_email) ? consents : [])),
  );
  const unsubscribed = new Set<string>();
  for (const { subscriber, leftAt } of await leftAmong(transaction, welcome, added)) {
    const at = leftAt ?? now;
    if (!(await markUnsubscribed(transaction, subscriber.subject, at))) continue;
    await recordEnd(transaction, subscriber.subject, 'withdrawn', at);
    unsubscribed.add(subscriber.canonical_email);
  }
  return { added, unsubscribed, erased };
}

/** The addresses that were erased here, and have not subscribed again since. */
async function erasedAmong(database: Database, people: readonly Imported[]): Promise<Set<string>> {
  const subjects = people.map(({ subscriber }) => subscriber.subject);
  const { rows } = await sql<{ subject: string }>`
    select subject from consents
    where subject in (select jsonb_array_elements_text(${JSON.stringify(subjects)}::jsonb)) and event = 'erased'
      and not exists (select from subscribers where subscribers.subject = consents.subject)`.execute(
    database,
  );
  const erased = new Set(rows.map(({ subject }) => subject));
  return new Set(
    people.flatMap(({ subscriber }) => (erased.has(subscriber.subject) ? [subscriber.canonical_email] : [])),
  );
}

/**
 * Existing subscribers who must be unsubscribed, because the file says that they left. Excludes those who confirmed
 * here and whose departure in the file is earlier or undated.
 */
async function leftAmong(
  database: Database,
  people: readonly Imported[],
  added: ReadonlySet<string>,
): Promise<Imported[]> {
  const leavers = people.filter(
    ({ left, subscriber }) => left !== undefined && !added.has(subscriber.canonical_email),
  );
  if (leavers.length === 0) return [];
  const subjects = leavers.map(({ subscriber }) => subscriber.subject);
  const { rows } = await sql<{ subject: string; confirmed: Date | null }>`
    select subject, max(recorded_at) filter (where event = 'confirmed' and method <> 'import') as confirmed
    from consents where subject in (select jsonb_array_elements_text(${JSON.stringify(subjects)}::jsonb))
    group by subject`.execute(database);
  const confirmed = new Map(rows.map((row) => [row.subject, row.confirmed]));
  return leavers.filter(({ subscriber, leftAt }) => {
    const own = confirmed.get(subscriber.subject);
    return !own || (leftAt !== undefined && leftAt > own);
  });
}
