import type pg from 'pg';
import { ConfigError } from '../config.ts';
import { changeOrderOf } from './change-order.ts';
import { type EmbeddedOptions, openEmbedded } from './embedded.ts';
import { listenForNotifications, type Probe } from './listen.ts';
import { migrate } from './migrations.ts';
import type { Notices } from './notices.ts';
import { type OpenDatabase, openPGlite } from './pglite.ts';
import { openPool } from './pool.ts';
import { databaseOn } from './postgres.ts';

interface PostgresLocation {
  databaseUrl: string;
  /** Where notifications are listened for, if `databaseUrl` leads to a pooler that does not pass them on. */
  listenUrl?: string | undefined;
}

export type DatabaseLocation = { folder: string } | PostgresLocation | { memory: true };

/** PostgreSQL if DATABASE_URL names one, else the embedded database in a folder. */
export const locationOf = (databaseUrl: string | undefined, folder: string): DatabaseLocation =>
  databaseUrl === undefined ? { folder } : { databaseUrl };

/** Opens the database and brings its tables up to date. For Node; in a browser use `openPGlite`. */
export function openDatabase(place: DatabaseLocation, options: EmbeddedOptions = {}): Promise<OpenDatabase> {
  if ('databaseUrl' in place) return openPostgres(place, options);
  return 'folder' in place ? openEmbedded(place.folder, options) : openPGlite(options);
}

async function openPostgres(
  location: PostgresLocation,
  { migrate: isMigrating = true, timeouts = true, say = console.error }: EmbeddedOptions,
): Promise<OpenDatabase> {
  const { databaseUrl } = location;
  const pool = openPool(databaseUrl, { timeouts });
  const database = databaseOn(pool);
  try {
    await refuseUnreachable(pool);
    if (isMigrating) await migrateWithoutTimeouts(databaseUrl);
    const changeOrder = await changeOrderOf(database);
    return {
      database,
      changeOrder,
      notices: noticesFrom(location, pool, say),
      close: () => database.destroy(),
    };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

async function refuseUnreachable(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select 1');
  } catch (error) {
    throw new ConfigError(`DATABASE_URL: the database cannot be reached (${reasonOf(error)})`);
  }
}

async function migrateWithoutTimeouts(databaseUrl: string): Promise<void> {
  const database = databaseOn(openPool(databaseUrl, { timeouts: false }));
  await migrate(database).finally(() => database.destroy());
}

/** Warns once if notifications do not arrive. */
function noticesFrom(
  { databaseUrl, listenUrl }: PostgresLocation,
  pool: pg.Pool,
  say: (sentence: string) => void,
): Notices {
  const variable = listenUrl === undefined ? 'DATABASE_URL' : 'LISTEN_URL';
  let isSaid = false;
  const warn = (why: string) => {
    if (!isSaid)
      say(
        `${why}, so open pages are told of changes by other processes up to 3 seconds late. Set LISTEN_URL to the address of PostgreSQL itself, without a pooler.`,
      );
    isSaid = true;
  };
  return async (hear, silent) => {
    const probe: Probe = {
      send: (payload) => pool.query(`select pg_notify('changes', $1)`, [payload]),
      failed() {
        warn(`The database's notifications do not arrive over ${variable}`);
        silent?.();
      },
    };
    try {
      return await listenForNotifications(listenUrl ?? databaseUrl, hear, probe);
    } catch (error) {
      warn(`${variable} cannot be listened to (${reasonOf(error)})`);
      silent?.();
      return async () => {};
    }
  };
}

const reasonOf = (error: unknown) => (error as Error).message || 'no answer';
