const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours from UTC of zones that feeds name; all others are read as UTC (RFC 5322, section 4.3). */
const ZONES: Record<string, number> = {
  ast: -4,
  adt: -3,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  bst: 1,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  aest: 10,
  aedt: 11,
};

/** How a date can begin. */
const days = [
  // 2003-365 (ISO 8601)
  /^(?<year>\d{4})-?(?<dayOfYear>\d{3})(?!\d)/,
  // 20031231, 200312, 2003 (ISO 8601)
  /^(?<year>\d{4})(?:(?<month>\d\d)(?<day>\d\d)?)?(?!\d|[-/.]\d)/,
  // 2003-12-31, 2003-12, 2003/12/31 (W3C-DTF)
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?(?!\d)/,
  // Wed, 31 Dec 2003, 31-Dec-03 (RFC 822 and what people make of it)
  /^(?:\p{L}+\.?,?\s*)?(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<name>[a-z]{3})[a-z]*\.?,?[\s-]+(?<year>\d{4}|\d\d)(?!\d)/iu,
  // Wed Dec 31, December 31, 2003 (asctime, and Americans)
  /^(?:\p{L}+\.?,?\s+)?(?<name>[a-z]{3})[a-z]*\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?(?![\d:])/iu,
];
/** T10:14:55.3+01:00, 10:14 pm EST, 10:14:55 GMT+0100 (CET); asctime puts the year here. */
const TIME =
  /^(?:[T\s,]+(?:at\s+)?(?<hour>\d{1,2})(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,]\d+)?)?)?\s*(?<half>[ap]m\b)?\s*(?:Etc\/)?(?<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?|[a-z]{1,5})?(?:\s+(?<year>\d{4}))?)?(?:\s*\(.*\)|\s+[a-z]{1,5})?$/i;

/** A date as a feed writes it, as ISO 8601 in UTC; undefined where it cannot be read. */
export function readDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const text = value.trim().replace(/\s+/g, ' ');
  for (const pattern of days) {
    const day = pattern.exec(text);
    const time = day && TIME.exec(text.slice(day[0].length));
    if (time) return moment({ ...time.groups, ...defined(day.groups) });
  }
  return undefined;
}

const defined = (groups: Parts | undefined): Parts =>
  Object.fromEntries(Object.entries(groups ?? {}).filter(([, part]) => part !== undefined));

type Part = 'year' | 'month' | 'name' | 'day' | 'dayOfYear' | 'hour' | 'minute' | 'second' | 'half' | 'zone';
type Parts = { [part in Part]?: string };

function moment({ year, month = '1', name, day = '1', dayOfYear, zone = '', ...clock }: Parts) {
  const { hour = '0', minute = '0', second = '0', half } = clock;
  const monthAt = name ? MONTHS.indexOf(name.toLowerCase()) : Number(month) - 1;
  const isDay = Number(day) >= 1 && Number(day) <= 31 && monthAt >= 0 && monthAt <= 11;
  if (!year || !isDay || Number(hour) > 24 || Number(minute) > 59) return undefined;
  const date = new Date(0);
  if (dayOfYear) date.setUTCFullYear(fullYear(year), 0, Number(dayOfYear));
  else date.setUTCFullYear(fullYear(year), monthAt, Number(day));
  // A leap second is no moment of its own for a Date.
  date.setUTCHours(hourOf(Number(hour), half), Number(minute), Math.min(Number(second), 59));
  return new Date(date.getTime() - hoursOf(zone) * 3_600_000).toISOString();
}

/** Two digits are of this century up to 69 (POSIX, as feeds have it). */
const fullYear = (year: string) => Number(year) + (year.length > 2 ? 0 : Number(year) < 70 ? 2000 : 1900);

const hourOf = (hour: number, half: string | undefined) =>
  half && hour <= 12 ? (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : hour;

function hoursOf(zone: string): number {
  const [, sign, hours, minutes = '0'] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? [];
  if (!hours) return ZONES[zone.toLowerCase()] ?? 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}
