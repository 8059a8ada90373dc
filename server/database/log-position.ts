import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { LogPosition } from './durable-files.ts';

const LOG_FILE_BYTES = 16 * 1024 * 1024;
/** The log is written in whole pages, the last of which is filled later. */
const PAGE_BYTES = 8192;

/**
 * How far the log was acknowledged to be on the disk, kept outside of the database: so that a database that is gone, or that
 * has lost its end, is noticed. It may lag behind (it is not synced itself) and is never ahead.
 */
export interface PositionFile {
  path: string;
  /** The least number of bytes that the log of an undamaged database has had; undefined: nothing was ever acknowledged here. */
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

/** A log file's name is its timeline and the upper and lower half of its number, 8 hexadecimal digits each; 256 lower ones make an upper one. */
function bytesBefore({ file, offset }: LogPosition): number {
  const [upper, lower] = [file.slice(8, 16), file.slice(16)].map((digits) => Number.parseInt(digits, 16));
  return (upper! * 256 + lower!) * LOG_FILE_BYTES + offset;
}
