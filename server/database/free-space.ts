import { statfsSync } from 'node:fs';

const MB = 1024 * 1024;
/** With less than this free, PGlite may spin for ever: it needs 16 MB at once for its next log file. */
const READ_ONLY_BYTES = 32 * MB;

/** How many bytes this user may still write into a folder; none where it is gone. */
export function freeBytesIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

export interface FreeSpaceOptions {
  /** Below this, requests that write are refused. */
  minBytes: number;
  /** The reading; other than the real one in tests only. */
  freeBytes?: (folder: string) => number;
  /** Hears a sentence whenever that changes. */
  say: (sentence: string) => void;
}

export interface FreeSpace {
  /** Whether requests that write may be taken. */
  hasRoom: () => boolean;
  /** Whether the database may be written to at all, by what goes on behind reads too. */
  isWritable: () => boolean;
}

/** Looks at the disk under a folder, anew at each question. */
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
