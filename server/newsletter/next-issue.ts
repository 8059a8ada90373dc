import type { NextIssue } from '../../src/contract/newsletter.ts';
import { type Schedule, weekdays } from '../../src/contract/settings.ts';
import { localIn, momentIn } from '../../src/contract/zoned.ts';

const DAY_MS = 24 * 3600_000;

/**
 * When the next issue is sent, and its date in the first of the wanted languages that `Intl` supports. The
 * caller puts the newsletter's own locale last. The date is in the schedule's time zone, so that everyone reads
 * the same one.
 * The server formats it because the first use of `Intl` in a page blocks a slow processor for up to 200 ms.
 * Null if the time zone is unknown.
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

/** Leaves out invalid language tags, which `Intl` throws at, and unsupported ones. */
const knownLocales = (wanted: readonly string[]) =>
  wanted.filter((tag) => {
    try {
      return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
    } catch {
      return false;
    }
  });
