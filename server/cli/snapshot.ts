import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { recordBackup } from '../database/backup/record.ts';
import { folderBytes } from '../database/database-folder.ts';
import { freeBytesIn } from '../database/free-space.ts';
import { snapshotFolder } from '../database/embedded.ts';
import type { CliContext, Terminal } from './command.ts';

const MB = 1024 * 1024;

export interface Snapshot {
  folder: string;
  secret: string;
}

/**
 * Copies the files of the embedded database, and deletes the copy when the caller closes its input. PGlite has one
 * connection: a backup that read through it would let every visitor wait until it is done. A copy of the files takes
 * a moment, and the caller reads it in its own process.
 */
export async function snapshotDatabase(
  { database, databaseFolder, secret }: CliContext,
  { input, out, writeStatus }: Terminal,
): Promise<number> {
  if (databaseFolder === undefined) throw new Error('Only an embedded database has a folder');
  const needed = folderBytes(databaseFolder);
  const free = freeBytesIn(dirname(databaseFolder));
  if (free < needed * 2) {
    await writeStatus(
      `A backup while the server runs needs ${Math.ceil((needed * 2) / MB)} MB of free disk in DATA_DIR for a moment, and there are ${Math.floor(free / MB)} MB. Free some, or stop the server first.\n`,
    );
    return 1;
  }
  const folder = snapshotFolder(databaseFolder, randomUUID());
  try {
    await database.connection().execute(async (connection) => {
      await sql`checkpoint`.execute(connection);
      // Nothing writes until the connection is free again.
      await cp(databaseFolder, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
    });
    await out(JSON.stringify({ folder, secret } satisfies Snapshot));
    for await (const _ of input);
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Part of `backup`, after the file is complete. */
export async function recordMadeBackup({ database, clock }: CliContext, bytes: number): Promise<number> {
  await recordBackup(database, bytes, clock.now());
  return 0;
}
