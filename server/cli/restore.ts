import { createReadStream, existsSync } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Config, ConfigError } from '../config.ts';
import { dataFolder } from '../data-folder.ts';
import { BackupError, countsOf, type Header } from '../database/backup/format.ts';
import { loadBackup } from '../database/backup/load.ts';
import { locationOf, openDatabase } from '../database/open.ts';

export interface RestoreCommand {
  file: string;
  replace: boolean;
  keepSecret: boolean;
}

/** Restores a backup from a file, or from standard input if its name is `-`. The server must be stopped. */
export async function restore(
  config: Config,
  { file, replace, keepSecret }: RestoreCommand,
): Promise<number> {
  if (file !== '-' && !existsSync(file)) throw new ConfigError(`There is no file ${file}.`);
  const { databaseUrl, dataDirectory } = config;
  const folder = dataFolder(dataDirectory);
  if (databaseUrl === undefined) await folder.lock();
  try {
    const { database, close } = await openDatabase(locationOf(databaseUrl, folder.database), {
      timeouts: false,
    });
    const options = { replace, check: (header: Header) => refuseOtherSecret(header, config, keepSecret) };
    const header = await loadBackup(database, read(file), options).finally(close);
    if (databaseUrl === undefined && config.secret === undefined && !keepSecret)
      folder.replaceSecret(header.secret);
    console.error(`Restored the backup of ${header.createdAt}: ${countsOf(header)}. Start the server.`);
    return 0;
  } finally {
    folder.release();
  }
}

function refuseOtherSecret(header: Header, { secret }: Config, keepSecret: boolean): void {
  if (keepSecret || secret === undefined || secret === header.secret) return;
  throw new BackupError(
    `SECRET differs from the one in the backup. With it, unsubscribe links in emails that were sent stop working, everyone is signed out, and consents no longer match their addresses. Set SECRET to the one in the backup (the first line of \`gunzip -c FILE\` has it); or, to accept that, add --keep-secret.`,
  );
}

function read(file: string): AsyncIterable<Uint8Array> {
  const source: Readable = file === '-' ? process.stdin : createReadStream(file);
  // An error of one is an error of the other, and is thrown where the rows are read.
  return pipeline(source, createGunzip(), () => {});
}
