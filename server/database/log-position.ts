import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { LogPosition } from './durable-files.ts';

const LOG_FILE_BYTES = 16 * 1024 * 1024;
/** The log is written in whole pages, and the last one is filled up later. */
const PAGE_BYTES = 8192;

/**
 * How much of the log was acknowledged as synced. Stored outside the database, so that a missing or truncated
 * database is detected. The file may lag behind, because it is not synced itself, but is never ahead.
 */
export interface PositionFile {
  path: string;
  /** The minimum log length, in bytes, of an undamaged database. Undefined if nothing was ever acknowledged here. */
  read(): number | undefined;
  write(position: LogPosition): void;
  writeBytes(bytes: number): void;
  close(): void;
}

export function positionFile(path: string): PositionFile {
  let descriptor: number | undefined;
  const writeBytes = (bytes: number) => {
    descriptor ??= openSync(path, 'w', 0o600);
    writeSync(descriptor, `${String(bytes).padStart(20, '0')}\n`, 0);
  };
  return {
    path,
    read() {
      try {
        return Number.parseInt(readFileSync(path, 'utf8'), 10) || 0;
      } catch {
        return undefined;
      }
    },
    write: (position) => writeBytes(bytesBefore(position) - PAGE_BYTES),
    writeBytes,
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

/**
 * The log bytes before a position. A log file's name holds the timeline, then the upper and lower half of its number,
 * with 8 hexadecimal digits each. The lower half runs from 0 to 255.
 */
function bytesBefore({ file, offset }: LogPosition): number {
  const [upper, lower] = [file.slice(8, 16), file.slice(16)].map((digits) => Number.parseInt(digits, 16));
  return (upper! * 256 + lower!) * LOG_FILE_BYTES + offset;
}
