import { weekdays, type Schedule } from '../contract/newsletter.ts';
import { localesFor } from '../ui/language.ts';

/**
 * The day of the next issue, in words of `locale`: "Thursday 26 November". It is the day on the letter's own clock, so that
 * everybody reads the same date. Undefined where the browser does not know the zone.
 */
export function nextIssue({ weekday, time, zone }: Schedule, now: Date, locale: string): string | undefined {
  try {
    // Swedish writes a time as ISO 8601 has it; read as UTC, it can be reckoned with as the clock on the letter's wall.
    const clock = `${now.toLocaleString('sv', { timeZone: zone }).replace(' ', 'T')}Z`;
    const date = new Date(clock);
    // `weekdays` starts on Monday, `getUTCDay` on Sunday.
    let days = (weekdays.indexOf(weekday) + 8 - date.getUTCDay()) % 7;
    if (days === 0 && clock.slice(11, 16) >= time) days = 7;
    date.setUTCDate(date.getUTCDate() + days);
    return date.toLocaleDateString(localesFor(locale), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
  } catch {
    return undefined;
  }
}
