import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect } from 'kysely';
import { migrate } from './migrations.ts';
import type { Database, Tables } from './tables.ts';

export interface OpenDatabase {
  database: Database;
  close: () => Promise<void>;
  /** Calls `hear` after each change, by any process, that open pages receive. Resolves to a function that stops it. */
  notices: (hear: () => void) => Promise<() => Promise<void>>;
  /** Whether the disk has room for more writes. Missing if unknown. */
  hasRoom?: () => boolean;
}

/** Opens the embedded PostgreSQL in memory by default, also in a browser. `openDatabase` stores it in a folder. */
export async function openPGlite(
  options: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'> = {},
): Promise<OpenDatabase> {
  const pglite = await PGlite.create(options);
  return withTables(pglite, new PGliteDialect({ pglite }));
}

/** Wraps an open PGlite and brings its tables up to date. */
export async function withTables(pglite: PGlite, dialect: Dialect): Promise<OpenDatabase> {
  const database = new Kysely<Tables>({ dialect });
  await migrate(database);
  return {
    database,
    notices: (hear) => pglite.listen('changes', hear),
    async close() {
      await database.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}
