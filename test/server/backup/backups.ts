import { sql } from 'kysely';
import { dumpDatabase } from '../../../server/database/backup/dump.ts';
import { loadBackup, type RestoreOptions } from '../../../server/database/backup/load.ts';
import { type Database, type OpenDatabase, openPGlite } from '../../../server/index.ts';
import { emptyCluster, openTestDatabase } from '../../support/database.ts';
import { SECRET } from '../community.ts';

export async function backupOf(database: Database): Promise<string[]> {
  const lines: string[] = [];
  await dumpDatabase(database, {
    secret: SECRET,
    now: new Date('2026-11-19T08:00:00Z'),
    write: async (line) => void lines.push(`${line}\n`),
  });
  return lines;
}

export function restored(database: Database, lines: string[], options: Partial<RestoreOptions> = {}) {
  const chunks = (async function* () {
    for (const line of lines) yield Buffer.from(line);
  })();
  return loadBackup(database, chunks, { replace: false, check: () => {}, ...options });
}

/** A fresh database of every kind there is here. */
export const kinds: Record<string, () => Promise<OpenDatabase>> = {
  PGlite: async () => openPGlite({ loadDataDir: await emptyCluster() }),
  ...(process.env['TEST_DATABASE_URL'] && { PostgreSQL: openTestDatabase }),
};

/** Every row of every table that backups contain, as text. */
export async function contentOf(database: Database): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()
      and tablename not in ('change_log', 'rate_limits') and tablename not like 'kysely_%'
    order by 1`.execute(database);
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select each::text as row from ${sql.table(name)} as each order by 1`.execute(database);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

/** What the migrations have made, besides rows. */
export async function objectsOf(database: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relkind::text || ' ' || relname as name from pg_class where relnamespace = current_schema()::regnamespace
    union all select 'function ' || proname from pg_proc where pronamespace = current_schema()::regnamespace
    union all select 'trigger ' || tgname || ' ' || tgenabled::text from pg_trigger
      join pg_class on pg_class.oid = tgrelid where relnamespace = current_schema()::regnamespace and not tgisinternal
    order by 1`.execute(database);
  return rows.map(({ name }) => name);
}
