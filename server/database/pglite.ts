import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect } from 'kysely';
import { migrate } from './migrations.ts';
import type { Database, Tables } from './tables.ts';

export interface OpenDatabase {
  database: Database;
  close: () => Promise<void>;
  /** Calls `hear` after each change that open pages are told of, made by whichever process; answers how to end it. */
  notices: (hear: () => void) => Promise<() => Promise<void>>;
  /** Whether the disk has room for more writes; without it nobody knows. */
  hasRoom?: () => boolean;
}

/** The embedded PostgreSQL in memory, for a browser too; `openDatabase` keeps it in a folder. */
export async function openPGlite(
  options: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'> = {},
): Promise<OpenDatabase> {
  const pglite = await PGlite.create(options);
  return withTables(pglite, new PGliteDialect({ pglite }));
}

/** Brings the tables of an open PGlite up to date. */
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
