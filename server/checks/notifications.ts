import { sql } from 'kysely';
import type { Config } from '../config.ts';
import { notificationsArrive } from '../database/listen.ts';
import { openDatabase } from '../database/open.ts';
import { type Check, ok, reasonOf, warning } from './check.ts';

const NAME = 'notifications';

/** Whether open pages update immediately when another process changes something. The embedded database has one process only. */
export async function checkNotifications({ databaseUrl, listenUrl }: Config): Promise<Check[]> {
  if (databaseUrl === undefined) return [];
  const variable = listenUrl === undefined ? 'DATABASE_URL' : 'LISTEN_URL';
  const fix = 'Set LISTEN_URL to the address of PostgreSQL itself, without a pooler.';
  const { database, close } = await openDatabase({ databaseUrl }, { migrate: false });
  try {
    const arrive = await notificationsArrive(listenUrl ?? databaseUrl, (payload) =>
      sql`select pg_notify('changes', ${payload})`.execute(database),
    );
    return [
      arrive
        ? ok(NAME, `They arrive over ${variable}, so open pages update immediately.`)
        : warning(
            NAME,
            `They do not arrive over ${variable}, so open pages update up to 3 seconds late.`,
            fix,
          ),
    ];
  } catch (error) {
    return [warning(NAME, `${variable} cannot be listened to (${reasonOf(error)}).`, fix)];
  } finally {
    await close();
  }
}
