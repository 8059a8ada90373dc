import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { base } from './migrations/0001-initial/base.ts';
import { events } from './migrations/0001-initial/events.ts';
import { members } from './migrations/0001-initial/members.ts';
import { newsletter } from './migrations/0001-initial/newsletter.ts';
import { pages } from './migrations/0001-initial/pages.ts';
import { showcase } from './migrations/0001-initial/showcase.ts';
import type { Database } from './tables.ts';

const inOrder = (statements: string[]): Migration => ({
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
});

/**
 * All migrations, applied in the order of their names, each once per database. To change the tables, add
 * `./migrations/0002-what-it-does.ts` with an array of SQL statements, list it here, and update the row types in
 * `tables.ts` or `event-tables.ts`. Never edit a migration that has been released: databases that have applied it
 * would not get the change.
 */
const migrations: Record<string, Migration> = {
  '0001-initial': inOrder([...base, ...newsletter, ...members, ...pages, ...showcase, ...events]),
};

/** Brings the tables up to date. Several processes may call it concurrently. */
export async function migrate(database: Database): Promise<void> {
  // Set the schema explicitly: the migrator looks for its tables in every schema, and another program may have its
  // own there.
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(database);
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: rows[0]!.schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The tables cannot be brought up to date', { cause: error });
}
