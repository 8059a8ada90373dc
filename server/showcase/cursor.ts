import { timestampFrom } from '../http/timestamps.ts';

/** A place in a list in an order that nothing in the list changes: when, and which of those that are of one moment. */
export interface Cursor {
  date: Date;
  id: string;
}

/** The place as an opaque word for an address. */
export const cursorFrom = ({ date, id }: Cursor): string => `${date.getTime().toString(36)}.${id}`;

/** The place that a word means; undefined: it means none. */
export function cursorAt(cursor: string): Cursor | undefined {
  const [, time = '', id = ''] = /^(-?[0-9a-z]{1,11})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  const date = timestampFrom(parseInt(time, 36));
  return id === '' || !date ? undefined : { date, id };
}
