import type { Selectable } from 'kysely';
import { randomName } from '../../secret.ts';
import type { BackupRow } from '../operation-tables.ts';
import type { Database } from '../tables.ts';

const KEPT = 20;

/** The last backups, newest first. */
export const backups = (database: Database): Promise<Selectable<BackupRow>[]> =>
  database.selectFrom('backups').selectAll().orderBy('made_at', 'desc').orderBy('id').limit(KEPT).execute();

/** Records that a backup was made, and forgets the oldest ones. `bytes`: size of its file. */
export async function recordBackup(database: Database, bytes: number, madeAt: Date): Promise<void> {
  await database.insertInto('backups').values({ id: randomName(), made_at: madeAt, bytes }).execute();
  const kept = (await backups(database)).map(({ id }) => id);
  await database.deleteFrom('backups').where('id', 'not in', kept).execute();
}
