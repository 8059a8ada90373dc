import { sql } from 'kysely';
import { appliedMigrations, migrationNames } from '../../database/migrations.ts';
import { hasHost } from '../../members/queries/members.ts';
import { readSettings } from '../../settings/queries.ts';
import type { CliContext, Terminal } from '../command.ts';

/** What only the process that has the database open can tell. Holds no secrets. */
export interface Facts {
  postgres: string;
  isMigrated: boolean;
  hasHost: boolean;
  from: string | null;
  /** The pages that emails lead to, by the name of their setting. */
  pages: Record<string, string>;
}

export async function factsOf({ database }: Pick<CliContext, 'database'>): Promise<Facts> {
  const { rows } = await sql<{ version: string }>`
    select current_setting('server_version') as version`.execute(database);
  const { from, membersPage, boardPage, showcasePage, newsletterPage } = await readSettings(database);
  const pages = Object.entries({ membersPage, boardPage, showcasePage, newsletterPage });
  return {
    postgres: rows[0]!.version,
    isMigrated: (await appliedMigrations(database)).join() === migrationNames().join(),
    hasHost: await hasHost(database),
    from,
    pages: Object.fromEntries(pages.filter((page): page is [string, string] => page[1] !== null)),
  };
}

export async function printFacts(cli: CliContext, { out }: Terminal): Promise<number> {
  await out(JSON.stringify(await factsOf(cli)));
  return 0;
}
