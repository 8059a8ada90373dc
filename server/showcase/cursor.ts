import { momentFrom } from '../http/timestamps.ts';

/** A place in a list in an order that nothing in the list changes: when, and which of those that are of one moment. */
export interface Place {
  date: Date;
  id: string;
}

/** The place as an opaque word for an address. */
export const cursorFrom = ({ date, id }: Place): string => `${date.getTime().toString(36)}.${id}`;

/** The place that a word means; undefined: it means none. */
export function placeAt(cursor: string): Place | undefined {
  const [, time = '', id = ''] = /^(-?[0-9a-z]{1,11})\.([\w-]{1,100})$/.exec(cursor) ?? [];
  const date = momentFrom(parseInt(time, 36));
  return id === '' || !date ? undefined : { date, id };
}
