import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config.ts';

const LOG_FILE_BYTES = 16 * 1024 * 1024;
const CONTROL_FILE_BYTES = 8192;

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ConfigError(`DATA_DIR must be a folder that can be written to: ${(error as Error).message}`);
  }
}

/** Yields every file and folder below a folder, and the folder itself last. */
function* entriesOf(folder: string): Generator<{ path: string; isFolder: boolean }> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* entriesOf(path);
    else if (entry.isFile()) yield { path, isFolder: false };
  }
  yield { path: folder, isFolder: true };
}

/** The size of all files below a folder, in bytes. */
export function folderBytes(folder: string): number {
  let bytes = 0;
  for (const { path, isFolder } of entriesOf(folder)) if (!isFolder) bytes += statSync(path).size;
  return bytes;
}

/** Removes other users' access to the folder, which an earlier version or a copy may have left open. */
export function makePrivate(folder: string): void {
  for (const { path, isFolder } of entriesOf(folder)) {
    const mode = isFolder ? 0o700 : 0o600;
    if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode);
  }
}

/** Syncs a folder and everything in it to the disk. With `deep: false`, only its list of names. */
export function syncTree(folder: string, { deep = true } = {}): void {
  for (const { path } of deep ? entriesOf(folder) : [{ path: folder }]) {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}

/**
 * The first missing or truncated file that PostgreSQL needs in order to start without data loss. Undefined if all are
 * intact.
 */
export function damagedLogFile(folder: string): string | undefined {
  const sizeOf = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  if (sizeOf('global/pg_control') !== CONTROL_FILE_BYTES) return 'global/pg_control';
  const logs = statSync(join(folder, 'pg_wal'), { throwIfNoEntry: false })
    ? readdirSync(join(folder, 'pg_wal'))
    : [];
  const names = logs.filter((name) => /^[0-9A-F]{24}$/.test(name)).map((name) => `pg_wal/${name}`);
  return names.length === 0 ? 'pg_wal' : names.find((name) => sizeOf(name) !== LOG_FILE_BYTES);
}
