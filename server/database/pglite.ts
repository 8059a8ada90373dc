import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { migrate } from './migrations.ts';
import type { Database, Tables } from './tables.ts';

export interface OpenDatabase {
  database: Database;
  close(): Promise<void>;
}

/** The embedded PostgreSQL, on a folder or (without one) in memory; works in a browser too. */
export async function openPGlite(folder?: string): Promise<OpenDatabase> {
  const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
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
