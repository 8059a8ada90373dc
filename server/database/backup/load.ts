import { sql } from 'kysely';
import { applyMigrations, lockMigrations, migrationNames, migrationTransaction } from '../migrations.ts';
import type { Database } from '../tables.ts';
import { type Column, columnsByTable } from './catalog.ts';
import { type Batch, BackupError, type Header, readBackup } from './format.ts';
import { dropOwnObjects, hasPeople } from './own-objects.ts';

export interface RestoreOptions {
  /** Whether to restore into a database that has people in it, who are lost. */
  replace: boolean;
  /** Called before anything is changed. May throw. */
  check: (header: Header) => void;
}

/**
 * Restores a backup, all of it or nothing. The tables are made again as they were when it was written, filled, and
 * then brought up to date.
 */
export async function loadBackup(
  database: Database,
  chunks: AsyncIterable<Uint8Array>,
  { replace, check }: RestoreOptions,
): Promise<Header> {
  const { header, batches } = await readBackup(chunks);
  refuseNewer(header);
  check(header);
  await migrationTransaction(database).execute(async (transaction) => {
    await lockMigrations(transaction);
    if (!replace && (await hasPeople(transaction)))
      throw new BackupError(
        'There are already people in this database. Restore into an empty one, or add --replace to delete what is there.',
      );
    await dropOwnObjects(transaction);
    await applyMigrations(transaction, header.migrations);
    await loadTables(transaction, header, batches);
    await applyMigrations(transaction);
    await holdLetters(transaction);
  });
  return header;
}

/**
 * Letters that may have been sent after the backup was made wait for a host, because nobody shall get them twice.
 */
async function holdLetters(transaction: Database): Promise<void> {
  await sql`update letters set state = 'paused', version = version + 1 where state = 'sending'`.execute(
    transaction,
  );
  await sql`
    update letters set state = 'draft', scheduled_for = null, version = version + 1
    where state = 'scheduled' and scheduled_for <= now()`.execute(transaction);
}

function refuseNewer({ migrations }: Header): void {
  const unknown = migrations.filter((name) => !migrationNames().includes(name));
  if (unknown.length > 0)
    throw new BackupError(
      `A newer version of this server made this backup (${unknown.join(', ')}). Restore it with that version.`,
    );
}

async function loadTables(
  transaction: Database,
  header: Header,
  batches: AsyncGenerator<Batch>,
): Promise<void> {
  const columns = await columnsByTable(transaction);
  const counts: Record<string, number> = {};
  for await (const batch of batches) {
    const { table, rows } = batch;
    const ofTable = columns.get(table) ?? [];
    const targets = batch.columns.map((name) => ofTable.find((column) => column.name === name));
    if (!(table in header.tables) || !targets.every((column) => column !== undefined))
      throw new BackupError(`The backup has a table or column that its version does not have: ${table}.`);
    if (!(table in counts)) await beginTable(transaction, batch, targets);
    counts[table] = (counts[table] ?? 0) + rows.length;
    if (rows.length > 0) await insertRows(transaction, batch, targets);
  }
  for (const [table, count] of Object.entries(header.tables)) {
    if (counts[table] !== count) throw new BackupError(`The backup lacks rows of ${table}.`);
    await sql`alter table ${sql.table(table)} enable trigger user`.execute(transaction);
  }
}

/** Triggers have had their effect when the rows were first written. */
async function beginTable(
  transaction: Database,
  { table, sequences }: Batch,
  columns: Column[],
): Promise<void> {
  await sql`alter table ${sql.table(table)} disable trigger user`.execute(transaction);
  for (const { name, sequence } of columns) {
    const last = sequences[name];
    if (sequence !== null && last !== undefined)
      await sql`select setval(${sequence}::regclass, ${last}::bigint)`.execute(transaction);
  }
}

async function insertRows(transaction: Database, { table, rows }: Batch, columns: Column[]): Promise<void> {
  const names = columns.map(({ name }) => sql.ref(name));
  const values = columns.map(({ type }, place) => sql`(saved ->> ${sql.lit(place)})::${sql.raw(type)}`);
  await sql`
    insert into ${sql.table(table)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from json_array_elements(${`[${rows.join(',')}]`}::json) as saved`.execute(
    transaction,
  );
}
