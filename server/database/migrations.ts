import { sql } from 'kysely';
import { ConfigError } from '../config-error.ts';
import { base } from './migrations/0001-initial/base.ts';
import { events } from './migrations/0001-initial/events.ts';
import { members } from './migrations/0001-initial/members.ts';
import { newsletter } from './migrations/0001-initial/newsletter.ts';
import { pages } from './migrations/0001-initial/pages.ts';
import { showcase } from './migrations/0001-initial/showcase.ts';
import { emailQueuedAt } from './migrations/0002-email-queued-at.ts';
import { letters } from './migrations/0003-letters.ts';
import { destinations } from './migrations/0004-destinations.ts';
import { apiTokens } from './migrations/0005-api-tokens.ts';
import { activity } from './migrations/0006-activity.ts';
import { pageSources } from './migrations/0007-page-sources.ts';
import { operation } from './migrations/0008-operation.ts';
import { webhookEvents } from './migrations/0009-webhook-events.ts';
import type { Database } from './tables.ts';

/**
 * All migrations, applied in the order of their names, each once per database. To change the tables, add
 * `./migrations/0002-what-it-does.ts` with an array of SQL statements, list it here, update the row types in
 * `tables.ts` or `event-tables.ts`, and `backup/own-objects.ts`. Never edit a migration that has been released:
 * databases that have applied it would not get the change. Processes of the version before serve while it runs and
 * after it, so remove or rename in a later version than the one that stops using it.
 */
export const migrations: Record<string, readonly string[]> = {
  '0001-initial': [...base, ...newsletter, ...members, ...pages, ...showcase, ...events],
  '0002-email-queued-at': emailQueuedAt,
  '0003-letters': letters,
  '0004-destinations': destinations,
  '0005-api-tokens': apiTokens,
  '0006-activity': activity,
  '0007-page-sources': pageSources,
  '0008-operation': operation,
  '0009-webhook-events': webhookEvents,
};

/** The migrations of this version, in order. */
export const migrationNames = () => Object.keys(migrations).sort();

/** The same lock as Kysely's migrator, which earlier versions used. */
const LOCK_ID = '3853314791062309107';
/**
 * How long a migration waits for a table that is in use. Requests for that table queue behind it, and fail after 10
 * seconds, so it gives way before and tries again.
 */
const TABLE_LOCK_TIMEOUT_MS = 3_000;
const RETRY_MS = 1_000;
const MAX_WAIT_MS = 10 * 60_000;
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Brings the tables up to date. Several processes may call it concurrently, and others may use the tables meanwhile.
 * Throws a `ConfigError` if a newer version has migrated the database.
 */
export async function migrate(database: Database): Promise<void> {
  if (pendingAfter(await appliedMigrations(database)).length === 0) return;
  const giveUpAt = Date.now() + MAX_WAIT_MS;
  for (;;) {
    try {
      return await migrationTransaction(database).execute(async (transaction) => {
        await lockMigrations(transaction);
        await applyMigrations(transaction);
      });
    } catch (error) {
      if (error instanceof ConfigError) throw error;
      const isBusy = (error as { code?: unknown }).code === LOCK_NOT_AVAILABLE;
      if (!isBusy || Date.now() > giveUpAt)
        throw new Error('The tables cannot be brought up to date', { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/**
 * Read committed, whatever the database's default is: a snapshot taken before the lock is granted would not show what
 * the process that held it has done.
 */
export const migrationTransaction = (database: Database) =>
  database.transaction().setIsolationLevel('read committed');

/**
 * Takes the lock of migrations until the `migrationTransaction` ends. Kysely's migrator takes a session-level lock
 * instead, which a pooler in transaction mode leaves on a connection that other clients get next.
 */
export async function lockMigrations(transaction: Database): Promise<void> {
  for (const timeout of ['statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout'])
    await sql`set local ${sql.raw(timeout)} = 0`.execute(transaction);
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK_ID)}::bigint)`.execute(transaction);
}

/** Applies what is pending, up to the last of `names`. Needs `lockMigrations` before. */
export async function applyMigrations(transaction: Database, names = migrationNames()): Promise<void> {
  const pending = pendingAfter(await appliedMigrations(transaction), names);
  const table = await migrationTable(transaction);
  await sql`create table if not exists ${table} (
    name varchar(255) primary key, timestamp varchar(255) not null)`.execute(transaction);
  await sql`set local lock_timeout = ${sql.lit(TABLE_LOCK_TIMEOUT_MS)}`.execute(transaction);
  for (const name of pending) {
    for (const statement of migrations[name]!) await sql.raw(statement).execute(transaction);
    await sql`insert into ${table} values (${name}, ${new Date().toISOString()})`.execute(transaction);
  }
}

/** The migrations that a database has, in order. */
export async function appliedMigrations(database: Database): Promise<string[]> {
  const table = await migrationTable(database);
  const { rows: existing } = await sql`
    select from pg_tables where schemaname = current_schema() and tablename = 'kysely_migration'`.execute(
    database,
  );
  if (existing.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(database);
  return rows.map(({ name }) => name).sort();
}

/** Records that no migration has been applied. */
export async function forgetMigrations(transaction: Database): Promise<void> {
  await sql`delete from ${await migrationTable(transaction)}`.execute(transaction);
}

/** With its schema, because another program may have a table of this name in another schema of the search path. */
async function migrationTable(database: Database) {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(database);
  return sql.id(rows[0]!.schema, 'kysely_migration');
}

function pendingAfter(applied: string[], names = migrationNames()): string[] {
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0)
    throw new ConfigError(
      `A newer version of this server has upgraded the database (${unknown.join(', ')}). Start that version again, or restore a backup of this version into an empty database.`,
    );
  return names.filter((name) => !applied.includes(name));
}

/** Whether all migrations of this version have been applied, and perhaps later ones: a version serves beside the next. */
export async function isMigrated(database: Database): Promise<boolean> {
  const applied = await appliedMigrations(database);
  return migrationNames().every((name) => applied.includes(name));
}
