import { sql } from 'kysely';
import { backups } from '../database/backup/record.ts';
import { appliedMigrations, migrationNames } from '../database/migrations.ts';
import type { Database } from '../database/tables.ts';
import { hasHost } from '../members/queries/members.ts';
import { readSettings } from '../settings/queries.ts';

/** What only a process that has the database open can tell. Holds no secrets. */
export interface Facts {
  postgres: string;
  isMigrated: boolean;
  hasHost: boolean;
  from: string | null;
  /** The pages that emails lead to, by the name of their setting. */
  pages: Record<string, string>;
  lastBackup: { madeAt: string; bytes: number } | null;
}

export async function factsOf(database: Database): Promise<Facts> {
  const { rows } = await sql<{ version: string }>`
    select current_setting('server_version') as version`.execute(database);
  const { from, membersPage, boardPage, showcasePage, newsletterPage } = await readSettings(database);
  const pages = Object.entries({ membersPage, boardPage, showcasePage, newsletterPage });
  const isMigrated = (await appliedMigrations(database)).join() === migrationNames().join();
  const [lastBackup] = isMigrated ? await backups(database) : [];
  return {
    postgres: rows[0]!.version,
    isMigrated,
    hasHost: await hasHost(database),
    from,
    pages: Object.fromEntries(pages.filter((page): page is [string, string] => page[1] !== null)),
    lastBackup: lastBackup
      ? { madeAt: lastBackup.made_at.toISOString(), bytes: Number(lastBackup.bytes) }
      : null,
  };
}
