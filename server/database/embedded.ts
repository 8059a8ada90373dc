import { PGlite } from '@electric-sql/pglite';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ConfigError } from '../config.ts';
import { damagedLogFile, makeFolder, makePrivate, syncTree } from './database-folder.ts';
import { DurableFiles, type DurableFilesOptions, durableParams, type LogPosition } from './durable-files.ts';
import { freeBytesIn, freeSpaceOf, type FreeSpaceOptions } from './free-space.ts';
import { GroupCommitDialect } from './group-commit.ts';
import { type PositionFile, positionFile } from './log-position.ts';
import { type OpenDatabase, type OpenOptions, withTables } from './pglite.ts';

const MB = 1024 * 1024;
const DEFAULT_MIN_FREE_BYTES = 64 * MB;
/** The size of a new database plus 50 %. */
const NEW_DATABASE_BYTES = 96 * MB;
/** PGlite makes checkpoints only when closed or asked. Ask after each 64 MB of log. */
const LOG_FILES_PER_CHECKPOINT = 4;

export type EmbeddedOptions = Partial<DurableFilesOptions & FreeSpaceOptions> & OpenOptions;

/** Where the server copies its files to for a backup. */
export const snapshotFolder = (folder: string, id: string) => `${folder}.snapshot-${id}`;

/** Deletes copies that a crash has left. */
function removeSnapshots(folder: string): void {
  const root = dirname(folder);
  const beginning = snapshotFolder(basename(folder), '');
  if (!existsSync(root)) return;
  for (const name of readdirSync(root))
    if (name.startsWith(beginning)) rmSync(join(root, name), { recursive: true, force: true });
}

/**
 * Opens the embedded PostgreSQL in a folder. What it has acknowledged is on the disk. The caller ensures that no
 * other process has the folder open. Throws a `ConfigError` if the files are damaged or the disk is too full for a
 * new database.
 */
export async function openEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<OpenDatabase> {
  const { minBytes = DEFAULT_MIN_FREE_BYTES, say = console.error } = options;
  const failed = options.failed ?? ((error) => endProcess(error, say));
  process.umask(0o077); // PGlite creates its log files with the permissions that the umask allows
  removeSnapshots(folder);
  const position = positionFile(`${folder}.position`);
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeDatabase(folder, position, options);
  makePrivate(folder);
  const damaged = damagedLogFile(folder);
  if (damaged !== undefined) throw damagedDatabase(folder, `${damaged} is cut off`);

  let opened = false;
  const files = new DurableFiles(folder, { ...options, failed: (error) => opened && failed(error) });
  const pglite = await openFiles(folder, files);
  await refuseLoss(pglite, folder, position);
  opened = true;
  const space = freeSpaceOf(folder, { ...options, minBytes, say });
  const prepare = checkpointing(files, readOnlyWithoutRoom(space.isWritable));
  let noted: LogPosition | undefined;
  const synced = async () => {
    const { requested } = files;
    await files.log.synced();
    if (requested && requested !== noted) position.write((noted = requested));
  };
  const dialect = new GroupCommitDialect({ pglite, synced, prepare });
  const open = await withTables(pglite, dialect, options).catch(async (error: unknown) => {
    await pglite.close();
    throw error;
  });
  return {
    ...open,
    hasRoom: () => space.hasRoom(),
    async close() {
      await open.close();
      position.close();
    },
  };
}

/** After a failed write the process ends, and the next start recovers from what is on the disk. */
function endProcess(error: unknown, say: (sentence: string) => void): never {
  say(
    `The embedded database has failed, so the server stops; nothing that was acknowledged is lost, start it again. (${(error as Error).message})`,
  );
  process.exit(1);
}

/**
 * Creates the database in a temporary folder and then renames it, so that an interrupted start leaves no partial
 * database.
 */
async function makeDatabase(
  folder: string,
  position: PositionFile,
  { freeBytes = freeBytesIn }: EmbeddedOptions,
): Promise<void> {
  if (position.read())
    throw new ConfigError(
      `DATA_DIR had a database, and ${folder} is empty now. Restore DATA_DIR from a backup; or, to begin with an empty community, delete ${position.path}.`,
    );
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw damagedDatabase(folder, 'it has no PG_VERSION');
  const root = dirname(folder);
  makeFolder(root);
  const free = freeBytes(root);
  if (free < NEW_DATABASE_BYTES)
    throw new ConfigError(
      `DATA_DIR needs ${NEW_DATABASE_BYTES / MB} MB of free disk for a new database, and there are ${Math.floor(free / MB)} MB. Free some, or choose another DATA_DIR.`,
    );
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  const pglite = await openFiles(part, new DurableFiles(part, { failed: () => {} }));
  await pglite.close();
  syncTree(part);
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
  syncTree(root, { deep: false });
}

async function openFiles(folder: string, files: DurableFiles): Promise<PGlite> {
  const said: string[] = [];
  const onStderr = (text: string) => said.push(text) > 0;
  try {
    return await PGlite.create({ fs: files, startParams: durableParams, onStderr });
  } catch (error) {
    const reason = said.findLast((line) => /FATAL|PANIC/.test(line)) ?? String(error);
    throw damagedDatabase(folder, reason.trim().slice(0, 300));
  }
}

const damagedDatabase = (folder: string, reason: string) =>
  new ConfigError(
    `The database in ${folder} cannot be opened, its files are damaged (${reason}). Keep a copy of DATA_DIR, then restore it from a backup.`,
  );

/** Throws if acknowledged writes are missing: PostgreSQL opens a log that ends too early without reporting it. */
async function refuseLoss(pglite: PGlite, folder: string, position: PositionFile): Promise<void> {
  const { rows } = await pglite.query<{ bytes: number }>(
    `select (pg_current_wal_insert_lsn() - '0/0')::float8 as bytes`,
  );
  const [acknowledged, current] = [position.read(), rows[0]!.bytes];
  if (acknowledged !== undefined && current < acknowledged) {
    await pglite.close();
    throw new ConfigError(
      `The database in ${folder} lacks what was saved last: its log ends too early. Restore DATA_DIR from a backup; or, to go on with what is there, delete ${position.path}.`,
    );
  }
  position.writeBytes(current);
}

type Prepare = (execute: (statement: string) => Promise<void>) => Promise<void>;

function readOnlyWithoutRoom(isWritable: () => boolean): Prepare {
  let writable = true;
  return async (execute) => {
    if (isWritable() === writable) return;
    await execute(`set default_transaction_read_only = ${writable ? 'on' : 'off'}`);
    writable = !writable;
  };
}

function checkpointing(files: DurableFiles, before: Prepare): Prepare {
  return async (execute) => {
    await before(execute);
    if (files.logFilesBegun < LOG_FILES_PER_CHECKPOINT) return;
    files.logFilesBegun = 0;
    await execute('checkpoint');
  };
}
