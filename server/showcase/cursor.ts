import { timestampFrom } from '../http/timestamps.ts';

/** A position in a list sorted by date and id. New or removed posts do not shift it. */
export interface Cursor {
  date: Date;
  id: string;
}

/** The cursor as an opaque string for URLs. */
export const cursorFrom = ({ date, id }: Cursor): string => `${date.getTime().toString(36)}.${id}`;

/** Parses a cursor. Undefined if it is invalid. */
export function cursorAt(cursor: string): Cursor | undefined {
  const [, time = '', id = ''] = /^(-?[0-9a-z]{1,11})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  const date = timestampFrom(parseInt(time, 36));
  return id === '' || !date ? undefined : { date, id };
}
