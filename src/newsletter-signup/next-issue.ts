import { weekdays, type Schedule } from '../contract/newsletter.ts';

/**
 * The day of the next issue, in words of `locale`: "Thursday 26 November". It is the day on the letter's own clock, so that
 * everybody reads the same date. Undefined where the browser does not know the zone.
 */
export function nextIssue({ weekday, time, zone }: Schedule, now: Date, locale: string): string | undefined {
  try {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    const [today = '', hour = ''] = clock.format(now).split(', ');
    const date = new Date(`${today}T00:00Z`);
    // `weekdays` starts on Monday, `getUTCDay` on Sunday.
    let days = (weekdays.indexOf(weekday) + 8 - date.getUTCDay()) % 7;
    if (days === 0 && hour >= time) days = 7;
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
