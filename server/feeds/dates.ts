const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours from UTC of the zones that RFC 822 names; all others are read as UTC (RFC 5322, section 4.3). */
const ZONES: Record<string, number> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  cet: 1,
  cest: 2,
  bst: 1,
};

/** 2003-12-31T10:14:55.3+01:00, 2003-12-31 10:14, 2003-12, 20031231 … (ISO 8601, W3C-DTF) */
const ISO =
  /^(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T\s]+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*([A-Z]{1,5}|[+-]\d\d(?::?\d\d)?)?)?$/i;
/** Wed, 31 Dec 2003 10:14:55 GMT, 31-Dec-03 10:14 … (RFC 822 and what people make of it) */
const RFC_822 =
  /^(?:[a-z]+\s*,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2}|\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([A-Z]{1,5}|(?:GMT|UTC)?[+-]\d{1,2}:?\d\d)?)?(?:\s*\(.*\))?$/i;
/** Wed Dec 31 10:14:55 2003, December 31, 2003 10:14 (asctime, and Americans) */
const ASCTIME =
  /^(?:[a-z]+\s*,?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?\s*([A-Z]{3,5})?(?:\s+(\d{4}))?$/i;

/** A date as a feed writes it, as ISO 8601 in UTC; undefined where it cannot be read. */
export function readDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const text = value.trim().replace(/\s+/g, ' ');
  return fromIso(text) ?? fromRfc822(text) ?? fromAsctime(text);
}

function fromIso(text: string): string | undefined {
  const [all, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', zone] =
    ISO.exec(text) ?? [];
  return all ? moment({ year, month: Number(month) - 1, day, hour, minute, second, zone }) : undefined;
}

function fromRfc822(text: string): string | undefined {
  const [all, day, month, year, hour = '0', minute = '0', second = '0', zone] = RFC_822.exec(text) ?? [];
  return all
    ? moment({ year, month: MONTHS.indexOf(month!.toLowerCase()), day, hour, minute, second, zone })
    : undefined;
}

function fromAsctime(text: string): string | undefined {
  const [all, month, day, early, hour = '0', minute = '0', second = '0', zone, late] =
    ASCTIME.exec(text) ?? [];
  const year = late ?? early;
  return all && year
    ? moment({ year, month: MONTHS.indexOf(month!.toLowerCase()), day, hour, minute, second, zone })
    : undefined;
}

interface Parts {
  year: string | undefined;
  month: number;
  day: string | undefined;
  hour: string;
  minute: string;
  second: string;
  zone: string | undefined;
}

function moment({ year = '', month, day = '', hour, minute, second, zone = '' }: Parts): string | undefined {
  const short = year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) : 0;
  if (
    month < 0 ||
    month > 11 ||
    Number(day) < 1 ||
    Number(day) > 31 ||
    Number(hour) > 24 ||
    Number(minute) > 59
  )
    return undefined;
  const local = Date.UTC(
    Number(year) + short,
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Math.min(Number(second), 59),
  );
  const date = new Date(local - hoursOf(zone) * 3_600_000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function hoursOf(zone: string): number {
  const [, sign, hours, minutes = '0'] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(zone) ?? [];
  if (!hours) return ZONES[zone.toLowerCase()] ?? 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
}
