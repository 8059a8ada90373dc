import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import pg from 'pg';
import { listenForNotifications } from '../../server/database/listen.ts';
import { databaseOn } from '../../server/database/postgres.ts';
import { type Database, migrate, type OpenDatabase, openPGlite } from '../../server/index.ts';
import type { Tables } from '../../server/database/tables.ts';
import { withTransaction } from '../../server/database/transaction.ts';

/** A fresh database on the PostgreSQL of `TEST_DATABASE_URL`, else the embedded one in memory. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return openPGlite({ loadDataDir: await emptyCluster() });
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const pool = new pg.Pool({ connectionString: url, max: 10, options: connectionOptions(schema) });
  await pool.query(`create schema ${schema}`);
  const database = databaseOn(pool);
  await migrate(database);
  return {
    database,
    notices: (hear) => listenForNotifications(url, hear),
    async close() {
      await pool.query(`drop schema ${schema} cascade`);
      await database.destroy();
    },
  };
}

/**
 * The schema of a test, and the isolation level of its transactions, if `TEST_ISOLATION` sets one, such as
 * `serializable`.
 */
export const connectionOptions = (schema: string) =>
  `-c search_path=${schema} -c default_transaction_isolation=${process.env.TEST_ISOLATION ?? 'read\\ committed'}`;

/**
 * Creating a cluster and its tables takes seconds and loading it doesn't, so the first file of a run caches it for the
 * others.
 */
export async function emptyCluster(): Promise<Blob> {
  const kept = `${keptCluster()}.tar`;
  if (!existsSync(kept)) {
    const pglite = await PGlite.create();
    await migrate(new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }));
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    const part = `${kept}.${process.pid}`;
    writeFileSync(part, new Uint8Array(await dump.arrayBuffer()));
    renameSync(part, kept);
  }
  return new Blob([readFileSync(kept)]);
}

/** Creating a database in a folder takes nine seconds, copying one a moment; it is cached as well. */
export async function copyOfEmptyDatabase(folder: string): Promise<void> {
  const kept = keptCluster();
  if (!existsSync(kept)) {
    const part = `${kept}.${process.pid}`;
    await (await openPGlite({ dataDir: part, loadDataDir: await emptyCluster() })).close();
    try {
      renameSync(part, kept);
    } catch {
      rmSync(part, { recursive: true }); // another process was faster
    }
  }
  cpSync(kept, folder, { recursive: true });
}

const keptCluster = () =>
  join(tmpdir(), `community-widgets-test-cluster-${PGLITE_VERSION}-${hashOfTables()}`);

function hashOfTables(): string {
  const folder = new URL('../../server/database/migrations/', import.meta.url);
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  for (const name of names.sort()) hash.update(readFileSync(new URL(name, folder)));
  return hash.digest('hex').slice(0, 12);
}

const PGLITE_VERSION = (
  createRequire(import.meta.url)('../../server/package.json') as { dependencies: Record<string, string> }
).dependencies['@electric-sql/pglite'];

/**
 * Empties every table except those that record the migrations: a hundred times as fast as creating another database.
 */
export async function empty(database: Database): Promise<void> {
  await withTransaction(database, async (transaction) => {
    // Disables foreign keys and triggers, which would block the deletion.
    await sql`set local session_replication_role = replica`.execute(transaction);
    const { rows: tables } = await sql<Named>`
      select quote_ident(tablename) as name from pg_tables
      where schemaname = current_schema() and tablename not like 'kysely_%'`.execute(transaction);
    const filled = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name})`);
    const { rows } = await sql.raw<Named>(filled.join(' union all ')).execute(transaction);
    const emptied = rows.map(({ name }, place) => `t${place} as (delete from ${name})`);
    if (emptied.length) await sql.raw(`with ${emptied.join(', ')} select`).execute(transaction);
    await sql`
      select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences
      where schemaname = current_schema() and last_value is not null`.execute(transaction);
  });
}

interface Named {
  name: string;
}
