import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect } from 'kysely';
import { migrate } from './migrations.ts';
import type { ChangeOrder } from './change-order.ts';
import type { Notices } from './notices.ts';
import type { Database, Tables } from './tables.ts';

export interface OpenDatabase {
  database: Database;
  close: () => Promise<void>;
  notices: Notices;
  /** How changes are read on this engine. Default: by snapshot. */
  changeOrder?: ChangeOrder;
  /** Whether the disk has room for more writes. Missing if unknown. */
  hasRoom?: () => boolean;
}

export interface OpenOptions {
  /** Whether to bring the tables up to date. Default: true. */
  migrate?: boolean | undefined;
  /** Whether PostgreSQL cancels statements after 10 seconds. Default: true. Not for backups, which take longer. */
  timeouts?: boolean | undefined;
}

/** Opens the embedded PostgreSQL in memory by default, also in a browser. `openDatabase` stores it in a folder. */
export async function openPGlite({
  migrate,
  ...options
}: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'> & OpenOptions = {}): Promise<OpenDatabase> {
  const pglite = await PGlite.create(options);
  return withTables(pglite, new PGliteDialect({ pglite }), { migrate });
}

/** Wraps an open PGlite and brings its tables up to date. */
export async function withTables(
  pglite: PGlite,
  dialect: Dialect,
  { migrate: isMigrating = true }: OpenOptions = {},
): Promise<OpenDatabase> {
  const database = new Kysely<Tables>({ dialect });
  if (isMigrating) await migrate(database);
  return {
    database,
    notices: (hear) => pglite.listen('changes', hear),
    async close() {
      await database.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}
