import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { ConfigError } from '../../config-error.ts';

/**
 * A backup is lines of JSON: a header; for each table, parents first, a line that names its columns, then a line for
 * each row, with every value as PostgreSQL writes it as text; and at the end, the SHA-256 of all before. So any
 * PostgreSQL can read what another wrote, to the microsecond and the last digit, and no value passes through
 * JavaScript's numbers and dates.
 */
export const FORMAT_VERSION = 1;

const Header = z.object({
  format: z.literal('community-backup'),
  version: z.number(),
  createdAt: z.iso.datetime(),
  /** The level of the tables. */
  migrations: z.array(z.string()).check(z.minLength(1)),
  /** Rows by table. */
  tables: z.record(z.string(), z.number()),
  /** What links and sessions are signed with. */
  secret: z.string(),
});
export type Header = z.infer<typeof Header>;

/** What a person may want to compare: how much of everything a backup has. */
export const countsOf = ({ tables }: Header): string =>
  ['members', 'subscribers', 'posts', 'events'].map((table) => `${table} ${tables[table]}`).join(', ');

const TableHead = z.object({
  table: z.string(),
  columns: z.array(z.string()).check(z.minLength(1)),
  /** The last value of each column's sequence, as text. */
  sequences: z.record(z.string(), z.string()),
});
export type TableHead = z.infer<typeof TableHead>;

const End = z.object({ sha256: z.string() });

/** Rows of one table. Each is a JSON array of the columns' values, as text. */
export interface Batch extends TableHead {
  rows: string[];
}

/** What is held in memory at a time; one row more may be. */
const MAX_BATCH_CHARACTERS = 1_000_000;

export class BackupError extends ConfigError {}

const CUT_OFF = 'The backup is cut off: its end is missing. Nothing was restored. Use another backup.';
const DAMAGED = 'The backup is damaged: its content has changed. Nothing was restored. Use another backup.';

/** Adds the checksum to the lines of a backup. */
export class Checksum {
  readonly #hash = createHash('sha256');
  add(line: string): void {
    this.#hash.update(`${line}\n`);
  }
  end(): string {
    return this.#hash.digest('hex');
  }
}

/** Reads the header, and then the rows in batches. Throws a `BackupError` if the backup is cut off or damaged. */
export async function readBackup(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ header: Header; batches: AsyncGenerator<Batch> }> {
  const lines = linesOf(chunks);
  const next = await lines.next();
  const first = next.done ? '' : next.value;
  const header = Header.safeParse(parsed(first));
  if (!header.success) throw new BackupError('This file is no backup of a community.');
  if (header.data.version > FORMAT_VERSION)
    throw new BackupError('A newer version made this backup. Restore it with that version.');
  const checksum = new Checksum();
  checksum.add(first);
  return { header: header.data, batches: batchesOf(lines, checksum) };
}

async function* batchesOf(lines: AsyncGenerator<string>, checksum: Checksum): AsyncGenerator<Batch> {
  let head: TableHead | undefined;
  let rows: string[] = [];
  let characters = 0;
  for await (const line of lines) {
    if (line.startsWith('[')) {
      if (!head) throw new BackupError(DAMAGED);
      checksum.add(line);
      rows.push(line);
      characters += line.length;
      if (characters < MAX_BATCH_CHARACTERS) continue;
    }
    if (head && rows.length > 0) yield { ...head, rows };
    rows = [];
    characters = 0;
    if (line.startsWith('[')) continue;
    const end = End.safeParse(parsed(line));
    if (end.success) {
      if (end.data.sha256 !== checksum.end()) throw new BackupError(DAMAGED);
      return;
    }
    checksum.add(line);
    head = TableHead.safeParse(parsed(line)).data;
    if (!head) throw new BackupError(DAMAGED);
    yield { ...head, rows };
  }
  throw new BackupError(CUT_OFF);
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of chunks) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
  } catch (error) {
    // https://nodejs.org/api/zlib.html#zlib-constants
    const { code = '' } = error as { code?: string };
    if (code === 'Z_BUF_ERROR') throw new BackupError(CUT_OFF);
    if (code.startsWith('Z_')) throw new BackupError(DAMAGED);
    throw error;
  }
  if (rest !== '') yield rest;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
