import { readMoment } from '../../feeds/dates.ts';
import type { Meaning } from './providers.ts';
import type { MeantCell } from './status.ts';

/** When a person subscribed, confirmed and left, according to the file. */
export interface Times {
  given: Date | undefined;
  confirmed: Date | undefined;
  left: Date | undefined;
  /** Whether any of the times has no zone and was read as UTC. */
  withoutZone: boolean;
}

const EMPTY = /^(?:\s*|0000-00-00.*)$/;

/** A column with a time that cannot be used. */
interface WrongTime {
  field: string;
  detail: string;
}

/**
 * The times of a row, or which is invalid. If several columns have the same meaning, the first
 * filled one counts.
 */
export function timesOf(cells: readonly MeantCell[], now: Date): Times | WrongTime {
  const times: Times = { given: undefined, confirmed: undefined, left: undefined, withoutZone: false };
  const wanted = { 'given-at': 'given', 'confirmed-at': 'confirmed', 'left-at': 'left' } as const;
  for (const { column, meaning, text } of cells) {
    const field = isTime(meaning) ? wanted[meaning] : undefined;
    if (!field || EMPTY.test(text) || times[field]) continue;
    const read = readMoment(text.trim());
    // Some providers write only “true” in this column. `importStatusOf` handles it.
    if (!read && field === 'left') continue;
    if (!read || read.ambiguous || new Date(read.date) > now) return wrongTime(column, text, read?.ambiguous);
    times[field] = new Date(read.date);
    times.withoutZone ||= !read.zoned;
  }
  return times;
}

const isTime = (meaning: Meaning): meaning is 'given-at' | 'confirmed-at' | 'left-at' =>
  meaning === 'given-at' || meaning === 'confirmed-at' || meaning === 'left-at';

const wrongTime = (column: string, text: string, ambiguous = false): WrongTime => ({
  field: column,
  detail:
    `${column} must be a past time like 2026-11-19T08:00:00Z, not "${text.trim().slice(0, 80)}"` +
    (ambiguous ? ', which could be either of two days' : ''),
});
