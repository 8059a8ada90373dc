import type { NextIssue } from '../../src/contract/newsletter.ts';
import { localIn, momentIn } from '../../src/contract/zoned.ts';
import { type Schedule, weekdays } from '../settings/schedule.ts';

const DAY_MS = 24 * 3600_000;

/**
 * When the next issue goes out, and its day in the first of the wanted languages that the calendar knows, else in `locale`. It is the
 * day on the schedule's own clocks, so that everybody reads the same date. The server says it, for the first use of `Intl` in a page
 * blocks a slow processor for up to 200 ms. Null where the zone is unknown.
 */
export function nextIssue(
  { weekday, time, zone }: Schedule,
  now: Date,
  wanted: readonly string[],
): NextIssue | null {
  try {
    const clock = localIn(now.toISOString(), zone);
    const date = new Date(`${clock}Z`);
    // `weekdays` starts on Monday, `getUTCDay` on Sunday.
    let days = (weekdays.indexOf(weekday) + 8 - date.getUTCDay()) % 7;
    if (days === 0 && clock.slice(11) >= time) days = 7;
    const day = new Date(date.getTime() + days * DAY_MS);
    return {
      at: momentIn(`${day.toISOString().slice(0, 10)}T${time}`, zone),
      day: day.toLocaleDateString(knownLocales(wanted), {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }),
    };
  } catch {
    return null;
  }
}

/** Without those that are no language tags, which `Intl` throws at, and those it has no words for. */
const knownLocales = (wanted: readonly string[]) =>
  wanted.filter((tag) => {
    try {
      return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
    } catch {
      return false;
    }
  });
