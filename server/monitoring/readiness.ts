import { sql } from 'kysely';
import { isMigrated } from '../database/migrations.ts';
import type { Database } from '../database/tables.ts';

/** Milliseconds that the database has to answer. Monitoring systems wait for a few seconds themselves. */
const MAX_ANSWER_MS = 3000;

/** What a server needs in order to answer requests, and whether it has it. */
export interface Readiness {
  /** The database answers. */
  database: boolean;
  /** Its tables are up to date. */
  migrations: boolean;
  /** The disk has room for writes. */
  disk: boolean;
  /** The server is not stopping. */
  open: boolean;
}

export interface ReadinessOptions {
  database: Database;
  hasRoom?: (() => boolean) | undefined;
  closing?: AbortSignal | undefined;
}

/** Returns a function that checks whether the server is ready. */
export function readinessOf({ database, hasRoom, closing }: ReadinessOptions): () => Promise<Readiness> {
  let migrated = false; // migrations are never undone, and the check reads the whole catalog
  return async () => {
    const answers = await isInTime(sql`select 1`.execute(database));
    migrated ||= answers && (await isMigrated(database).catch(() => false));
    return {
      database: answers,
      migrations: migrated,
      disk: hasRoom?.() ?? true,
      open: closing?.aborted !== true,
    };
  };
}

async function isInTime(work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), MAX_ANSWER_MS);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
