import { after } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from '../../../server/database/tables.ts';
import type { Database } from '../../../server/index.ts';

/** A PostgreSQL that is not there: nothing listens on port 1. */
export function absentDatabase(): Database {
  const pool = new pg.Pool({ connectionString: 'postgres://127.0.0.1:1/x' });
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  after(() => database.destroy());
  return database;
}
