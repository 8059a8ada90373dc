import { statfsSync } from 'node:fs';

const MB = 1024 * 1024;
/** Below this, PGlite may loop forever: it allocates 16 MB in one piece for its next log file. */
const READ_ONLY_BYTES = 32 * MB;

/** Bytes that this user may still write to a folder; 0 if it doesn't exist. */
export function freeBytesIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

export interface FreeSpaceOptions {
  /** Below this, requests that write are refused. In bytes. */
  minBytes: number;
  /** Returns the free bytes of a folder. Replaced in tests only. */
  freeBytes?: (folder: string) => number;
  /** Called with a message whenever `hasRoom` changes. */
  say: (sentence: string) => void;
}

export interface FreeSpace {
  /** Whether to accept requests that write. */
  hasRoom: () => boolean;
  /** Whether the database accepts any writes, including those that reads make. */
  isWritable: () => boolean;
}

/** Checks the free disk space of a folder, on every call. */
export function freeSpaceOf(
  folder: string,
  { minBytes, freeBytes = freeBytesIn, say }: FreeSpaceOptions,
): FreeSpace {
  let hadRoom = true;
  const megabytes = (bytes: number) => Math.floor(bytes / MB);
  return {
    hasRoom() {
      const free = freeBytes(folder);
      const hasRoom = free >= minBytes;
      if (hasRoom !== hadRoom) {
        say(
          hasRoom
            ? `The disk of DATA_DIR has room again (${megabytes(free)} MB): everything is saved as before.`
            : `The disk of DATA_DIR is almost full (${megabytes(free)} MB left): nothing is saved until ${megabytes(minBytes)} MB are free. Reading goes on.`,
        );
      }
      hadRoom = hasRoom;
      return hasRoom;
    },
    isWritable: () => freeBytes(folder) >= Math.min(READ_ONLY_BYTES, minBytes),
  };
}
