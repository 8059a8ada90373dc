import type { DateParts } from './date-parts.ts';
import { monthNamed } from './months.ts';

/** Times of day as people write them: 3:09pm, 10:57 a.m., 20:19:00, 20h15, 3 pm, 下午3:09. */
const CLOCK =
  /(?<before>上午|下午|午前|午後|오전|오후)?\s*(?<!\d)(?<hour>\d{1,2})(?:(?:[:h]|\s?[時时시]\s?|\.(?=\d\d\s?[ap]\.?\s?m\b))(?<minute>\d\d)(?:(?::|m|[분分]\s?)(?<second>\d\d)(?:[.,]\d+)?)?(?!\d)|(?=\s?[ap]\.?\s?m\b))\s*(?<half>[ap]\.?\s?m\b\.?)?/iu;
/** Offsets and places after the time: +0200, GMT-5, -05:00Z, America/Los_Angeles. */
const OFFSET = /(?:GMT|UTC|Z)?\s?[+-]\d{1,2}(?::?\d\d)?(?!\d)Z?/i;
const PLACE = /\b[A-Z]\w+(?:\/[A-Z][\w+-]+)+/;
const CHINESE_DAY = /(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월](?:\s?(?<day>\d{1,2})\s?[日일])?/;
const NUMBERS =
  /(?<!\d)(?<first>\d{1,4})(?:[./-]|\.\s)(?<second>\d{1,2})(?:[./-]|\.\s)(?<third>\d{4}|\d\d)(?!\d)/;

/**
 * Extracts the parts of a date that follows no standard: month names in many languages, the time before or after the
 * day, names of zones and places. Weekdays and other words are ignored: if they contradict the date, the date is
 * right.
 */
export function looseParts(written: string): DateParts | undefined {
  const text = withLatinDigits(written);
  const clock = CLOCK.exec(text);
  const rest = clock ? `${text.slice(0, clock.index)} ${text.slice(clock.index + clock[0].length)}` : text;
  const after = clock ? text.slice(clock.index + clock[0].length) : '';
  const place = PLACE.exec(rest)?.[0];
  const offset = OFFSET.exec(after)?.[0];
  const zone = place ?? offset?.replace(/z$/i, '') ?? zoneWord(after);
  const day = dayIn(offset ? rest.replace(offset, ' ') : rest);
  if (!day) return undefined;
  const { before, hour, minute, second, half } = clock?.groups ?? {};
  const isAfternoon = before && /下午|午後|오후/.test(before);
  return {
    ...day,
    hour,
    minute,
    second,
    half: half ?? (before && (isAfternoon ? 'pm' : 'am')),
    zone,
  };
}

/** The abbreviation of a zone directly after the time. Only one word, because the date may follow. */
const zoneWord = (after: string) => /^\s*\(?([A-Z]{1,5})\b/.exec(after)?.[1];

function dayIn(text: string): DateParts | undefined {
  const chinese = CHINESE_DAY.exec(text);
  if (chinese) return { ...chinese.groups };
  const numbers = NUMBERS.exec(text);
  return numbers ? ordered(numbers.groups as unknown as Numbers, text) : named(text);
}

interface Numbers {
  first: string;
  second: string;
  third: string;
}

/** With slashes the US order (month first) is assumed; with dots and hyphens the day comes first. */
function ordered({ first, second, third }: Numbers, text: string): DateParts {
  if (first.length === 4) return { year: first, month: second, day: third };
  const monthFirst = Number(first) <= 12;
  const dayFirst = Number(second) <= 12;
  const wantsMonth = text.includes(`${first}/`);
  const isMonth = monthFirst && (wantsMonth || !dayFirst);
  const ambiguous = wantsMonth && monthFirst && dayFirst && first !== second;
  return isMonth
    ? { month: first, day: second, year: third, ambiguous }
    : { day: first, month: second, year: third };
}

/** Takes the last word that names a month: a weekday before it may look like one, such as French “mar.”. */
function named(text: string): DateParts | undefined {
  const words = text.match(/\p{L}[\p{L}\p{M}.'’]*/gu) ?? [];
  const month = words.map(monthNamed).findLast((found) => found !== undefined);
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => digits);
  if (month === undefined || numbers.length < 1 || numbers.length > 2) return undefined;
  const year =
    numbers.find((digits) => digits.length === 4) ?? (numbers.length === 2 ? numbers[1] : undefined);
  const day = numbers.find((digits) => digits !== year && digits.length < 3);
  return { year, month: String(month + 1), ...(day && { day }) };
}

/** Converts Arabic, Persian, Indian and other digits to ASCII. Each script has its ten digits in a row. */
const withLatinDigits = (text: string) =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0)! - value - 1))) value++;
    return String(value);
  });
