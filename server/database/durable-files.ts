import { PGlite, type postgresMod } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { fdatasync, fdatasyncSync, fsyncSync } from 'node:fs';
import { promisify } from 'node:util';
import { type DiskSync, LogSync } from './log-sync.ts';

type PostgresMod = postgresMod.PostgresMod;

/** The part of Emscripten's NODEFS used here. Its own types leave it out. */
interface OpenFile {
  node: object;
  /** The operating system's file descriptor. */
  nfd: number;
}
type Operation = (...values: never[]) => unknown;
interface NodeFiles {
  realPath(node: object): string;
  /** Converts a Node error to the errno that PostgreSQL understands. */
  tryFSOperation<Result>(operation: () => Result): Result;
  stream_ops: Record<'write' | 'close' | 'setattr', Operation> & { fsync?: (file: OpenFile) => number };
  node_ops: Record<'rename' | 'unlink' | 'setattr', Operation>;
}

export interface DurableFilesOptions {
  /** The disk. Replaced in tests only. */
  disk?: DiskSync;
  /** Called when a write could not reach the disk, or PostgreSQL has stopped. The database is unusable afterwards. */
  failed: (error: unknown) => void;
}

const realDisk: DiskSync = { later: promisify(fdatasync), now: fdatasyncSync };

/** A log file's name: timeline and number (https://www.postgresql.org/docs/current/wal-internals.html). */
const LOG_FILE = /[/\\]pg_wal[/\\]([0-9A-F]{24})$/;
const IN_LOG_FOLDER = /[/\\]pg_wal[/\\]/;

/** The end of the write-ahead log: a byte offset in a file. */
export interface LogPosition {
  file: string;
  offset: number;
}

/**
 * PGlite's files in a folder, with fsync. PGlite's own file layer ignores fsync, so a power cut loses acknowledged
 * writes. With `durableParams`, PostgreSQL requests each sync in the right order, and this class carries it out.
 */
export class DurableFiles extends NodeFS {
  readonly log: LogSync;
  /**
   * Log files started since this was last set to 0. PGlite never makes checkpoints on its own, so its log would grow
   * without limit.
   */
  logFilesBegun = 0;
  /** The log is on the disk up to here once `log.synced()` resolves. */
  requested: LogPosition | undefined;
  readonly #failed: (error: unknown) => void;
  #written: LogPosition | undefined;

  constructor(folder: string, { disk = realDisk, failed }: DurableFilesOptions) {
    super(folder);
    this.#failed = failed;
    this.log = new LogSync(disk, failed);
  }

  override async init(
    pg: PGlite,
    options: Partial<PostgresMod>,
  ): Promise<{ emscriptenOpts: Partial<PostgresMod> }> {
    const { emscriptenOpts } = await super.init(pg, options);
    const syncing = ({ NODEFS }: { NODEFS: unknown }) => this.#syncFiles(NODEFS as NodeFiles);
    const preRun = [...(emscriptenOpts.preRun ?? []), syncing];
    const onAbort = (reason: unknown) => this.#failed(new Error(`PostgreSQL has stopped: ${String(reason)}`));
    return { emscriptenOpts: { ...emscriptenOpts, preRun, onAbort } };
  }

  #syncFiles(files: NodeFiles): void {
    const { log } = this;
    const { stream_ops: streams, node_ops: nodes } = files;
    const logFile = ({ node }: OpenFile) => LOG_FILE.exec(files.realPath(node))?.[1];
    // Sync the log before the data (https://www.postgresql.org/docs/current/wal-intro.html).
    const afterLog =
      (operation: Operation): Operation =>
      (...values) => {
        files.tryFSOperation(() => log.syncNow());
        return operation(...values);
      };
    const { write, close } = streams as unknown as {
      write: (file: OpenFile, bytes: Int8Array, from: number, length: number, at: number) => number;
      close: (file: OpenFile) => void;
    };
    streams.fsync = (file) => {
      if (logFile(file) !== undefined) {
        log.request(file.nfd);
        this.requested = this.#written && { ...this.#written };
      } else files.tryFSOperation(() => fsyncSync(file.nfd));
      return 0;
    };
    streams.write = (file: OpenFile, bytes: Int8Array, from: number, length: number, at: number) => {
      const name = logFile(file);
      if (name !== undefined) this.#noteWritten(name, at + length);
      else if (!IN_LOG_FOLDER.test(files.realPath(file.node))) files.tryFSOperation(() => log.syncNow());
      return write(file, bytes, from, length, at);
    };
    streams.close = (file: OpenFile) => {
      files.tryFSOperation(() => log.close(file.nfd));
      return close(file);
    };
    streams.setattr = afterLog(streams.setattr);
    nodes.rename = afterLog(nodes.rename);
    nodes.unlink = afterLog(nodes.unlink);
    nodes.setattr = afterLog(nodes.setattr);
  }

  #noteWritten(file: string, offset: number): void {
    if (this.#written?.file === file) {
      this.#written.offset = Math.max(this.#written.offset, offset);
      return;
    }
    if (this.#written) this.logFilesBegun++;
    this.#written = { file, offset };
  }
}

/**
 * PGlite's own parameters, but with syncing (`-F` turns it off). The method is fsync because it is the only call that
 * reaches the file layer: Emscripten's fdatasync does nothing.
 */
export const durableParams: string[] = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['wal_sync_method=fsync', 'min_wal_size=32MB', 'max_wal_size=64MB'].flatMap((setting) => [
    '-c',
    setting,
  ]),
];
