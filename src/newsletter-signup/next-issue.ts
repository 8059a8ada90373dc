import { weekdays, type Schedule } from '../contract/newsletter.ts';

/**
 * The day of the next issue, in words of `locale`: "Thursday 26 November". It is the day on the letter's own clock, so that
 * everybody reads the same date. Undefined where the browser does not know the zone.
 */
export function nextIssue({ weekday, time, zone }: Schedule, now: Date, locale: string): string | undefined {
  try {
    const clock = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const { year, month, day, hour, minute } = Object.fromEntries(
      clock.formatToParts(now).map(({ type, value }) => [type, value]),
    );
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    // `weekdays` starts on Monday, `getUTCDay` on Sunday.
    let days = (weekdays.indexOf(weekday) + 8 - date.getUTCDay()) % 7;
    if (days === 0 && `${hour}:${minute}` >= time) days = 7;
    date.setUTCDate(date.getUTCDate() + days);
    return date.toLocaleDateString(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
  } catch {
    return undefined;
  }
}
