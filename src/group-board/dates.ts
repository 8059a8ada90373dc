import { dateIn } from '../ui/dates.ts';
import { distanceIn } from '../ui/distances.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far a moment is from now: `in 12 days`, `yesterday`, `in 3 hours`. Days are those of the reader's calendar. */
export function fromNow(moment: string, language: string, now = Date.now()): string {
  const at = Date.parse(moment);
  if (Number.isNaN(at)) return '';
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
  if (days) return distanceIn(days, 'day', language);
  const minutes = Math.round((at - now) / MINUTE);
  return Math.abs(minutes) < 60
    ? distanceIn(minutes, 'minute', language)
    : distanceIn(Math.round(minutes / 60), 'hour', language);
}

const startOfDay = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);

/** `Fri, 4 Dec`, with the year if it isn't the current one. */
export function dayOf(moment: string | number, language: string): string {
  const date = new Date(moment);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return dateIn(date, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year,
  });
}

/** A date and time, in the reader's time zone or in `zone`. */
export const momentOf = (moment: string, language: string, zone?: string): string =>
  dateIn(moment, language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    ...(zone && { timeZone: zone, timeZoneName: 'short' }),
  });
