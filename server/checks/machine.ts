import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { freeBytesIn } from '../database/free-space.ts';
import { type Check, failed, notChecked, ok, warning } from './check.ts';

const MB = 1024 * 1024;
/** Room for a copy of a small database, and a week to notice. */
const COMFORTABLE_BYTES = 1024 * MB;

/** The disk, and who may read the data folder. */
export function checkMachine({ dataDirectory, minFreeBytes }: Config): Check[] {
  if (!existsSync(dataDirectory))
    return [notChecked('disk', `DATA_DIR (${dataDirectory}) is not there yet; the first start makes it.`)];
  return [disk(dataDirectory, minFreeBytes), permissions(dataDirectory)];
}

function disk(folder: string, minFreeBytes: number): Check {
  const free = freeBytesIn(folder);
  const said = `${Math.floor(free / MB)} MB free in DATA_DIR.`;
  if (free < minFreeBytes)
    return failed('disk', `${said} Nothing is saved below ${minFreeBytes / MB} MB.`, 'Free some disk space.');
  if (free < COMFORTABLE_BYTES)
    return warning('disk', said, 'Free some before it is full: a backup needs room, too.');
  return ok('disk', said);
}

function permissions(folder: string): Check {
  const isOpen = (path: string) => existsSync(path) && (statSync(path).mode & 0o077) !== 0;
  const open = ['', 'secret', 'database', 'mailbox'].filter((name) => isOpen(join(folder, name)));
  if (open.length === 0) return ok('permissions', 'Only its owner can read DATA_DIR.');
  return failed(
    'permissions',
    `Other users of this machine can read DATA_DIR/${open.join(', DATA_DIR/')}.`,
    `chmod -R go= ${folder}`,
  );
}
