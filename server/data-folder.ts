import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ConfigError } from './config.ts';
import { makeFolder, syncTree } from './database/database-folder.ts';
import { MIN_SECRET_LENGTH } from './secret.ts';

/** The folder with all data of one community. Only one process at a time may write to it. */
export interface DataFolder {
  database: string;
  mailbox: string;
  socket: string;
  /** The secret stored here. The first call creates it. */
  secret(): string;
  /** Stores a secret in place of the one that is there. */
  replaceSecret(secret: string): void;
  /** Locks the folder for this process. Throws a `ConfigError` with the owner's process id if it is already locked. */
  lock(): Promise<void>;
  release(): void;
}

export function dataFolder(directory: string): DataFolder {
  const root = resolve(directory);
  const lockFile = join(root, 'lock');
  const socket = join(root, 'community.sock');
  let token: string | undefined;
  return {
    database: join(root, 'database'),
    mailbox: join(root, 'mailbox'),
    socket,
    secret() {
      makeFolder(root);
      return keptSecret(join(root, 'secret'));
    },
    replaceSecret(secret) {
      const part = join(root, `secret.${process.pid}.part`);
      writeFileSync(part, secret, { mode: 0o600, flush: true });
      renameSync(part, join(root, 'secret'));
      syncTree(root, { deep: false });
    },
    async lock() {
      makeFolder(root);
      token = await takeLock(lockFile, socket);
    },
    release() {
      if (token !== undefined && readOwner(lockFile)?.token === token) rmSync(lockFile, { force: true });
      token = undefined;
    },
  };
}

function keptSecret(file: string): string {
  if (!existsSync(file)) {
    // Write and flush the file before it gets its name: every link and every consent depends on the secret.
    const part = `${file}.${process.pid}.part`;
    writeFileSync(part, randomBytes(32).toString('base64'), { mode: 0o600, flush: true });
    try {
      linkSync(part, file); // fails if another process was first
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(part, { force: true });
    }
    syncTree(dirname(file), { deep: false });
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < MIN_SECRET_LENGTH)
    throw new ConfigError(
      `${file} must hold at least ${MIN_SECRET_LENGTH} characters, and holds ${secret.length}. Restore it from a backup: with another secret, links that were sent stop working and sessions end. Without a backup, delete it, and a new one is made.`,
    );
  return secret;
}

interface Owner {
  pid: number;
  /**
   * Start time of that process. Tells it apart from a later one with the same pid (in a container, every server is
   * pid 1).
   */
  began: string | undefined;
  token: string;
}

async function takeLock(file: string, socket: string): Promise<string> {
  const me: Owner = { pid: process.pid, began: beganAt(process.pid), token: randomUUID() };
  for (let attempt = 0; attempt < 20; attempt++) {
    if (create(file, JSON.stringify(me))) return me.token;
    const owner = readOwner(file);
    if (await isAlive(owner, file, socket)) {
      throw new ConfigError(
        `DATA_DIR is in use by another process${owner ? ` (number ${owner.pid})` : ''}. Stop that one, or give this one another DATA_DIR.`,
      );
    }
    await removeStale(file, owner);
  }
  throw new ConfigError(`DATA_DIR is locked and stays so: if nothing uses it, delete ${file}`);
}

/** Two processes may find the same stale lock. Only the one that creates the guard file may remove it. */
async function removeStale(file: string, stale: Owner | undefined): Promise<void> {
  const guard = `${file}.removal`;
  if (!create(guard, '')) {
    if (ageOf(guard) > 10_000) rmSync(guard, { force: true });
    await pause(50);
    return;
  }
  try {
    if (readOwner(file)?.token === stale?.token) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new ConfigError(`DATA_DIR must be a folder that can be written to: ${(error as Error).message}`);
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

async function isAlive(owner: Owner | undefined, file: string, socket: string): Promise<boolean> {
  if (await answers(socket)) return true;
  if (!owner) return ageOf(file) < 2_000; // just being written, or cut off by a crash
  if (!processExists(owner.pid)) return false;
  const began = beganAt(owner.pid);
  // Without /proc, a lock older than 30 seconds whose socket is silent means that the pid has been reused.
  return began === undefined || owner.began === undefined ? ageOf(file) < 30_000 : began === owner.began;
}

const answers = (socket: string) =>
  new Promise<boolean>((done) => {
    const attempt = connect(socket);
    attempt.once('connect', () => {
      attempt.destroy();
      done(true);
    });
    attempt.once('error', () => done(false));
  });

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Start time from /proc/<pid>/stat, field 22. The name in field 2 may contain spaces, so count from its closing
 * bracket.
 */
function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
