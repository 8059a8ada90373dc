import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { migrate } from './migrations.ts';
import type { Database, Tables } from './tables.ts';

export interface OpenDatabase {
  database: Database;
  close: () => Promise<void>;
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
    async close() {
      await database.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}
