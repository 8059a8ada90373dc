import { invalidField } from '../problem.ts';
import { timestampFrom } from './timestamps.ts';

/** A position in a list sorted by date and id. New or removed rows do not shift it. */
export interface Cursor {
  date: Date;
  id: string;
}

/** What to read of a list. */
export interface ListPage {
  after: Cursor | undefined;
  most: number;
}

export interface PageRequest {
  /** `next` of the page before. Undefined: the first page. */
  after?: string | undefined;
  limit?: number | undefined;
}

const DEFAULT_PAGE_SIZE = 24;

export const creationCursor = ({ created_at: date, id }: { created_at: Date; id: string }): Cursor => ({
  date,
  id,
});

/** A page of a list, and the cursor of the next one: null if there are no more rows. */
export async function pageOf<Row>(
  { after: written, limit: most = DEFAULT_PAGE_SIZE }: PageRequest,
  read: (page: ListPage) => Promise<Row[]>,
  cursorOf: (row: Row) => Cursor,
): Promise<{ rows: Row[]; next: string | null }> {
  const after = written === undefined ? undefined : parseCursor(written);
  // One more than asked for, to know whether there is a next page.
  const found = await read({ after, most: most + 1 });
  const rows = found.slice(0, most);
  return { rows, next: found.length > most ? writeCursor(cursorOf(rows.at(-1)!)) : null };
}

/** The cursor as an opaque string for URLs. */
export const writeCursor = ({ date, id }: Cursor): string => `${date.getTime().toString(36)}.${id}`;

function parseCursor(cursor: string): Cursor {
  const [, time = '', id = ''] = /^(-?[0-9a-z]{1,11})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  const date = timestampFrom(parseInt(time, 36));
  if (!date) throw invalidField('after', 'Use the `next` of the page before.');
  return { date, id };
}
