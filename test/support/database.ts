import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { listenTo } from '../../server/database/notices.ts';
import { type Database, migrate, type OpenDatabase, openPGlite } from '../../server/index.ts';
import type { Tables } from '../../server/database/tables.ts';

/** A fresh database on the PostgreSQL of `TEST_DATABASE_URL`, else the embedded one in memory. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return openPGlite({ loadDataDir: await emptyCluster() });
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const pool = new pg.Pool({ connectionString: url, max: 10, options: `-c search_path=${schema}` });
  await pool.query(`create schema ${schema}`);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(database);
  return {
    database,
    notices: (hear) => listenTo(url, hear),
    async close() {
      await pool.query(`drop schema ${schema} cascade`);
      await database.destroy();
    },
  };
}

/** Making a cluster takes seconds and loading one does not, so the first file of a run keeps it for the others. */
async function emptyCluster(): Promise<Blob> {
  const kept = join(tmpdir(), `community-widgets-test-cluster-${PGLITE_VERSION}.tar`);
  if (!existsSync(kept)) {
    const pglite = await PGlite.create();
    const dump = await pglite.dumpDataDir('none');
    await pglite.close();
    const part = `${kept}.${process.pid}`;
    writeFileSync(part, new Uint8Array(await dump.arrayBuffer()));
    renameSync(part, kept);
  }
  return new Blob([readFileSync(kept)]);
}
const PGLITE_VERSION = (
  createRequire(import.meta.url)('../../package.json') as { devDependencies: Record<string, string> }
).devDependencies['@electric-sql/pglite'];

interface Names {
  names: string;
}

/** Empties every table but those in which the migrations are recorded: thirty times as fast as setting up another database. */
export async function empty(database: Database): Promise<void> {
  const { rows } = await sql<Names>`
    select string_agg(quote_ident(tablename), ', ') as names from pg_tables
    where schemaname = current_schema() and tablename not like 'kysely_%'`.execute(database);
  await sql.raw(`truncate ${rows[0]!.names} restart identity`).execute(database);
}
