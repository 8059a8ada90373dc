import { sql } from 'kysely';
import { ConfigError } from '../../config-error.ts';
import { appliedMigrations, migrationNames } from '../migrations.ts';
import type { Database } from '../tables.ts';
import { type Column, columnsByTable, tablesInOrder } from './catalog.ts';
import { Checksum, FORMAT_VERSION, type Header, type TableHead } from './format.ts';

export interface BackupOptions {
  secret: string;
  now: Date;
  /** Takes a line. Resolves when it can take the next. */
  write: (line: string) => Promise<void>;
}

/** Rows that are fetched at a time. Pictures may have some 100 kB each. */
const BATCH_ROWS = 1_000;
const BATCH_ROWS_WITH_BYTES = 20;

/** Writes a backup of one moment, while others write to the database. */
export async function dumpDatabase(database: Database, options: BackupOptions): Promise<Header> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      await prepare(transaction);
      await refuseOtherLevel(transaction);
      return dump(transaction, options);
    });
}

/** Values are written as text, in forms that no other setting of a database reads differently. */
async function prepare(transaction: Database): Promise<void> {
  const settings = {
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    datestyle: 'ISO',
    timezone: 'UTC',
    bytea_output: 'hex',
    extra_float_digits: '1',
  };
  for (const [name, value] of Object.entries(settings))
    await sql`select set_config(${name}, ${value}, true)`.execute(transaction);
}

/** The list of tables is that of this version. */
async function refuseOtherLevel(transaction: Database): Promise<void> {
  const [applied, known] = [await appliedMigrations(transaction), migrationNames()];
  if (applied.join() === known.join()) return;
  if (applied.length === 0) throw new ConfigError('There is no community in this database yet.');
  throw new ConfigError(
    `The database belongs to ${applied.length > known.length ? 'a newer' : 'an older'} version of this server (${applied.at(-1)}; this one has ${known.at(-1)}). Make the backup with that version.`,
  );
}

async function dump(transaction: Database, { secret, now, write }: BackupOptions): Promise<Header> {
  const checksum = new Checksum();
  const add = async (line: string) => {
    checksum.add(line);
    await write(line);
  };
  const tables = await tablesInOrder(transaction);
  const header: Header = {
    format: 'community-backup',
    version: FORMAT_VERSION,
    createdAt: now.toISOString(),
    migrations: migrationNames(),
    tables: await countRows(transaction, tables),
    secret,
  };
  await add(JSON.stringify(header));
  const columns = await columnsByTable(transaction);
  for (const table of tables) await dumpTable(transaction, table, columns.get(table)!, add);
  await write(JSON.stringify({ sha256: checksum.end() }));
  return header;
}

async function countRows(transaction: Database, tables: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await sql<{ count: string }>`
      select count(*)::text as count from ${sql.table(table)}`.execute(transaction);
    counts[table] = Number(rows[0]!.count);
  }
  return counts;
}

async function dumpTable(
  transaction: Database,
  table: string,
  columns: Column[],
  add: (line: string) => Promise<void>,
): Promise<void> {
  const sequences: Record<string, string> = {};
  for (const { name, sequence } of columns) {
    if (sequence === null) continue;
    const { rows } = await sql<{ last: string }>`
      select last_value::text as last from ${sql.raw(sequence)} where is_called`.execute(transaction);
    if (rows[0]) sequences[name] = rows[0].last;
  }
  const head: TableHead = { table, columns: columns.map(({ name }) => name), sequences };
  await add(JSON.stringify(head));
  const values = columns.map(({ name }) => sql`${sql.ref(name)}::text`);
  await sql`
    declare rows_to_save no scroll cursor for
    select array_to_json(array[${sql.join(values)}])::text as line from ${sql.table(table)}`.execute(
    transaction,
  );
  const most = columns.some(({ type }) => type === 'bytea') ? BATCH_ROWS_WITH_BYTES : BATCH_ROWS;
  for (;;) {
    const { rows } = await sql<{ line: string }>`
      fetch ${sql.lit(most)} from rows_to_save`.execute(transaction);
    if (rows.length === 0) break;
    for (const { line } of rows) await add(line);
  }
  await sql`close rows_to_save`.execute(transaction);
}
