import type { Database } from '../database/tables.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** Reads the settings. Keys added by a newer version get their defaults. */
export async function readSettings(database: Database): Promise<Settings> {
  const row = await database.selectFrom('settings').select('value').where('id', '=', 1).executeTakeFirst();
  return { ...defaultSettings, ...(row?.value as Partial<Settings> | undefined) };
}

export async function writeSettings(database: Database, settings: Settings, now: Date): Promise<void> {
  const value = JSON.stringify(settings);
  await database
    .insertInto('settings')
    .values({ id: 1, value, updated_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ value, updated_at: now }))
    .execute();
}
