import type { DateParts } from './date-parts.ts';
import { looseParts } from './loose-dates.ts';
import { zoneOffsetMs } from './zones.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Patterns for the start of a date. */
const days = [
  // 20201108162000, 202011081620 (databases)
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?$/,
  // 2009-W01-1, 2009W01 (ISO 8601)
  /^(?<year>\d{4})-?W(?<week>\d\d)(?:-?(?<weekday>[1-7]))?(?!\d)/,
  // 2003-365 (ISO 8601)
  /^(?<year>\d{4})-?(?<dayOfYear>\d{3})(?!\d)/,
  // 20031231, 200312, 2003 (ISO 8601)
  /^(?<year>\d{4})(?:(?<month>\d\d)(?<day>\d\d)?)?(?!\d|[-/.]\d)/,
  // 2003-12-31, 2003-12, 2003/12/31 (W3C-DTF)
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?(?!\d)/,
  // Wed, 31 Dec 2003, 31-Dec-03 (RFC 822 and its common variants)
  /^(?:\p{L}+\.?,?\s*)?(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<name>[a-z]{3})[a-z]*\.?,?[\s-]+(?<year>\d{4}|\d\d)(?!\d)/iu,
  // Wed Dec 31, December 31, 2003 (asctime and US style)
  /^(?:\p{L}+\.?,?\s+)?(?<name>[a-z]{3})[a-z]*\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?(?![\d:])/iu,
];
/** T10:14:55.3+01:00, 10:14 pm EST, 10:14:55 GMT+0100 (CET). asctime puts the year after the time. */
const TIME =
  /^(?:[T\s,]+(?:at\s+)?(?<hour>\d{1,2})(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,]\d+)?)?)?\s*(?<half>[ap]m\b)?\s*(?:Etc\/)?(?<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?|[a-z]{1,5})?(?:\s+(?<year>\d{4}))?)?(?:\s*\(.*\)|\s+[a-z]{1,5})?$/i;

/** Seconds, milliseconds or microseconds since 1970, as databases export them. */
const EPOCH = /^(?<seconds>\d{9,10})(?:\.\d+)?$|^(?<milliseconds>\d{13})$|^(?<microseconds>\d{16})$/;

const MAX_DATE_LENGTH = 100;

export interface ReadMoment {
  /** ISO 8601 in UTC. */
  date: string;
  /** Whether the text names a known zone. Otherwise it is read as UTC. */
  zoned: boolean;
  /** Whether the day is ambiguous, as in 05/04/2024. The US order is assumed. */
  ambiguous: boolean;
}

/** Parses a date in any common format to ISO 8601 in UTC. Undefined if it can't be parsed. */
export const readDate = (value: unknown): string | undefined => readMoment(value)?.date;

/** Like `readDate`, but also reports what had to be guessed. */
export function readMoment(value: unknown): ReadMoment | undefined {
  if (typeof value !== 'string' || value.length > MAX_DATE_LENGTH) return undefined;
  const text = value
    .normalize('NFKC')
    // Arabic and Hebrew dates contain direction marks.
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return epoch(text) ?? strict(text) ?? loose(text);
}

function epoch(text: string): ReadMoment | undefined {
  const { seconds, milliseconds, microseconds } = EPOCH.exec(text)?.groups ?? {};
  const time = seconds
    ? Number(seconds) * 1000
    : milliseconds
      ? Number(milliseconds)
      : Math.floor(Number(microseconds) / 1000);
  return Number.isNaN(time)
    ? undefined
    : { date: new Date(time).toISOString(), zoned: true, ambiguous: false };
}

function strict(text: string): ReadMoment | undefined {
  for (const pattern of days) {
    const day = pattern.exec(text);
    const time = day && TIME.exec(text.slice(day[0].length));
    const found = time && moment({ ...time.groups, ...defined(day.groups) });
    if (found) return found;
  }
  return undefined;
}

function loose(text: string): ReadMoment | undefined {
  const parts = looseParts(text);
  return parts && moment(parts);
}

const defined = (groups: DateParts | undefined): DateParts =>
  Object.fromEntries(Object.entries(groups ?? {}).filter(([, part]) => part !== undefined));

function moment(parts: DateParts): ReadMoment | undefined {
  const { zone = '', ambiguous = false, hour = '0', minute = '0', second = '0', half } = parts;
  const date = dayOf(parts);
  if (!date || Number(hour) > 24 || Number(minute) > 59) return undefined;
  // `Date` can't represent a leap second.
  date.setUTCHours(hourOf(Number(hour), half), Number(minute), Math.min(Number(second), 59));
  const offset = /^(?:z|gmt|utc?)$/i.test(zone) ? 0 : zoneOffsetMs(zone, date);
  const at = new Date(date.getTime() - (offset ?? 0));
  const year = at.getUTCFullYear();
  // PostgreSQL has no year 0, and JavaScript writes five-digit years differently.
  if (!(year >= 1 && year <= 9999)) return undefined;
  return { date: at.toISOString(), zoned: offset !== undefined, ambiguous };
}

/** Midnight of the day, in UTC. */
function dayOf({ year, month = '1', name, day = '1', dayOfYear, week, weekday = '1' }: DateParts) {
  const monthAt = name ? MONTHS.indexOf(name.toLowerCase()) : Number(month) - 1;
  const isDay = Number(day) >= 1 && Number(day) <= 31 && monthAt >= 0 && monthAt <= 11;
  if (!year || !isDay) return undefined;
  const date = new Date(0);
  if (week) {
    if (Number(week) < 1 || Number(week) > 53) return undefined;
    // The first week is the one that contains 4 January (ISO 8601).
    date.setUTCFullYear(fullYear(year), 0, 4);
    const toMonday = (date.getUTCDay() + 6) % 7;
    date.setUTCDate(4 - toMonday + (Number(week) - 1) * 7 + Number(weekday) - 1);
  } else if (dayOfYear) date.setUTCFullYear(fullYear(year), 0, Number(dayOfYear));
  else date.setUTCFullYear(fullYear(year), monthAt, Number(day));
  return date;
}

/** Two-digit years up to 69 are in this century (POSIX; feeds follow it). */
const fullYear = (year: string) => Number(year) + (year.length > 2 ? 0 : Number(year) < 70 ? 2000 : 1900);

const hourOf = (hour: number, half: string | undefined) =>
  half && hour <= 12 ? (hour % 12) + (/^p/i.test(half) ? 12 : 0) : hour;
