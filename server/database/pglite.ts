import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { migrate } from './migrations.ts';
import type { Database, Tables } from './tables.ts';

export interface OpenDatabase {
  database: Database;
  close: () => Promise<void>;
  /** Calls `hear` after each change that open pages are told of, made by whichever process; answers how to end it. */
  notices: (hear: () => void) => Promise<() => Promise<void>>;
}

/** The embedded PostgreSQL, on the folder `dataDir` or (without one) in memory; works in a browser too. */
export async function openPGlite(
  options: Pick<PGliteOptions, 'dataDir' | 'loadDataDir'> = {},
): Promise<OpenDatabase> {
  const pglite = await PGlite.create(options);
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
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
