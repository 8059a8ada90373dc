import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { groups } from './migrations/groups.ts';
import { heldLinks } from './migrations/held-links.ts';
import { importEvidence } from './migrations/import-evidence.ts';
import { knownNetworks } from './migrations/known-networks.ts';
import { live } from './migrations/live.ts';
import { members } from './migrations/members.ts';
import { newsletter } from './migrations/newsletter.ts';
import { showcase } from './migrations/showcase.ts';
import type { Database } from './tables.ts';

const inOrder = (statements: string[]): Migration => ({
  async up(database) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
});

const migrations: Record<string, Migration> = {
  '0001-newsletter': inOrder(newsletter),
  '0002-members': inOrder(members),
  '0003-showcase': inOrder(showcase),
  '0004-groups': inOrder(groups),
  '0005-live': inOrder(live),
  '0006-import-evidence': inOrder(importEvidence),
  '0007-held-links': inOrder(heldLinks),
  '0008-known-networks': inOrder(knownNetworks),
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
