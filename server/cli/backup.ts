import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough, Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Config, ConfigError } from '../config.ts';
import { dataFolder } from '../data-folder.ts';
import { dumpDatabase } from '../database/backup/dump.ts';
import { countsOf, type Header } from '../database/backup/format.ts';
import { syncTree } from '../database/database-folder.ts';
import { recordBackup } from '../database/backup/record.ts';
import { type DatabaseLocation, openDatabase } from '../database/open.ts';
import { openPGlite } from '../database/pglite.ts';
import type { Database } from '../database/tables.ts';
import { redact } from '../redact.ts';
import { writeText } from './output.ts';
import type { Snapshot } from './snapshot.ts';
import { askServer } from './socket-client.ts';

/** Writes a backup to a file, or to standard output if its name is `-`. Returns the exit code. */
export async function backUp(config: Config, file: string): Promise<number> {
  let saved: Saved | undefined;
  const exit = await withDatabase(config, async (database, secret) => {
    const save = (target: Writable) => saveTo(target, database, secret);
    saved = await (file === '-' ? save(process.stdout) : saveAs(file, save));
  });
  if (!saved) return exit;
  console.error(summaryOf(saved));
  // The backup is there, whether or not hosts learn of it.
  await record(config, saved.bytes).catch((error: Error) => {
    console.error(`The console does not show this backup: ${redact(error.message)}`);
  });
  return exit;
}

interface Saved {
  header: Header;
  /** Size of the file. */
  bytes: number;
}

function summaryOf({ header, bytes }: Saved): string {
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return `Saved (${size}): ${countsOf(header)}; tables ${header.migrations.at(-1)}. It holds personal data and the secret: keep it where only you can read it.`;
}

/** Tells the community that a backup was made, so that hosts see it in the console. */
async function record({ databaseUrl, dataDirectory }: Config, bytes: number): Promise<void> {
  const write = async (location: DatabaseLocation) => {
    const { database, close } = await openDatabase(location, { migrate: false });
    await recordBackup(database, bytes, new Date()).finally(close);
  };
  if (databaseUrl !== undefined) return write({ databaseUrl });
  const folder = dataFolder(dataDirectory);
  const exit = await askServer(
    folder.socket,
    { command: 'backup record', bytes },
    {
      input: Readable.from([]),
      out: async () => {},
      writeStatus: async (text) => void process.stderr.write(text),
    },
  );
  if (exit !== undefined) return;
  await folder.lock();
  try {
    await write({ folder: folder.database });
  } finally {
    folder.release();
  }
}

type Work = (database: Database, secret: string) => Promise<void>;

/** Opens what there is to save, without changing it. */
async function withDatabase({ databaseUrl, dataDirectory, secret }: Config, work: Work): Promise<number> {
  if (databaseUrl !== undefined) {
    const { database, close } = await openDatabase({ databaseUrl }, { migrate: false, timeouts: false });
    await work(database, secret!).finally(close);
    return 0;
  }
  const folder = dataFolder(dataDirectory);
  const exit = await withSnapshot(folder.socket, work);
  if (exit !== undefined) return exit;
  if (!existsSync(folder.database))
    throw new ConfigError(`There is no community in DATA_DIR (${dataDirectory}).`);
  await folder.lock();
  try {
    const { database, close } = await openDatabase({ folder: folder.database }, { migrate: false });
    await work(database, secret ?? folder.secret()).finally(close);
    return 0;
  } finally {
    folder.release();
  }
}

/** Reads a copy that the running server makes. Undefined if none is running. */
async function withSnapshot(socket: string, work: Work): Promise<number | undefined> {
  const finished = new PassThrough();
  const request = { command: 'database snapshot' } as const;
  return askServer(socket, request, {
    input: finished,
    async out(text) {
      try {
        const { folder, secret } = JSON.parse(text) as Snapshot;
        const { database, close } = await openPGlite({ dataDir: folder, migrate: false });
        await work(database, secret).finally(close);
      } finally {
        finished.end();
      }
    },
    writeStatus: async (text) => void process.stderr.write(text),
  });
}

async function saveTo(target: Writable, database: Database, secret: string): Promise<Saved> {
  const lines = new PassThrough();
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const saved = pipeline(lines, createGzip(), counter, target, { end: target !== process.stdout });
  saved.catch(() => {}); // reported below, or by the write that fails
  const write = (line: string) => writeText(lines, `${line}\n`);
  const header = await Promise.race([
    dumpDatabase(database, { secret, now: new Date(), write }),
    saved.then(() => Promise.reject(new Error('The backup ended too early'))),
  ]);
  lines.end();
  await saved;
  return { header, bytes };
}

/** Under its name, the file is complete and on the disk. Until then it has another one. */
async function saveAs(file: string, save: (target: Writable) => Promise<Saved>): Promise<Saved> {
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    const target = createWriteStream(part, { mode: 0o600, flags: 'wx', flush: true });
    await once(target, 'open');
    const saved = await save(target);
    if (!target.closed) await once(target, 'close');
    renameSync(part, file);
    syncTree(dirname(file), { deep: false });
    return saved;
  } catch (error) {
    rmSync(part, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    throw new ConfigError(`${file} cannot be written: ${message}`);
  }
}
