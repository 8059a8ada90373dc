import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ConfigError } from '../config.ts';
import { type EmbeddedOptions, openEmbedded } from './embedded.ts';
import { listenForNotifications } from './listen.ts';
import { migrate } from './migrations.ts';
import { type OpenDatabase, openPGlite } from './pglite.ts';
import type { Tables } from './tables.ts';

export type DatabaseLocation = { folder: string } | { databaseUrl: string } | { memory: true };

/** Opens the database and brings its tables up to date. For Node; in a browser use `openPGlite`. */
export function openDatabase(place: DatabaseLocation, options: EmbeddedOptions = {}): Promise<OpenDatabase> {
  if ('databaseUrl' in place) return openPostgres(place.databaseUrl);
  return 'folder' in place ? openEmbedded(place.folder, options) : openPGlite();
}

async function openPostgres(connectionString: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
  });
  pool.on('error', () => {}); // the pool replaces a connection that fails while idle; without a listener the error would end the process
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new ConfigError(
      `DATABASE_URL: the database cannot be reached (${(error as Error).message || 'no answer'})`,
    );
  }
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const notices = (hear: () => void) => listenForNotifications(connectionString, hear);
  return { database, notices, close: () => database.destroy() };
}
