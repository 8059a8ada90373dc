import { UnusableFile } from '../csv.ts';
import type { Terminal } from './command.ts';

interface ImportReport<Event> {
  /** What becomes of the rows of a file. */
  events: AsyncIterable<Event>;
  write: (event: Event) => Promise<void>;
  /** After how many rows the progress is written. */
  every: number;
}

/** Writes the events and the progress of an import. Returns the exit code. */
export async function reportImport<Event extends object>(
  { writeStatus }: Terminal,
  { events, write, every }: ImportReport<Event>,
): Promise<number> {
  let seen = 0;
  try {
    for await (const event of events) {
      await write(event);
      const before = seen;
      if ('rows' in event) seen += (event.rows as readonly unknown[]).length;
      if (Math.floor(seen / every) > Math.floor(before / every)) await writeStatus(`${seen} rows\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    await writeStatus(`${error.message}\n`);
    return 1;
  }
}
