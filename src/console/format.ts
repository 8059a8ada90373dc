import { formatMessage } from '../contract/format-message.ts';
import { momentIn } from '../contract/zoned.ts';
import { dateIn } from '../ui/dates.ts';

// The console is in English, and its dates are as its readers write them.
export const language = navigator.languages.find((it) => /^en\b/.test(it)) ?? 'en-GB';

export const format = (message: string, values: Record<string, string | number>): string =>
  formatMessage(message, values, 'en');

/** A day and a time in a zone, such as "Thu 3 Dec 2026, 10:00". */
export const timeIn = (moment: string, zone: string | undefined): string =>
  dateIn(moment, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone && { timeZone: zone }),
  });

export const dayIn = (moment: string, zone?: string): string =>
  dateIn(moment, language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(zone && { timeZone: zone }),
  });

/** What a `datetime-local` field holds. A year typed with two digits is one of the first century there. */
const TYPED_TIME = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d$/;

/** The moment that a `datetime-local` field holds, in a zone. Undefined: it holds none that anyone means. */
export const typedMoment = (local: string, zone: string): string | undefined =>
  TYPED_TIME.test(local) ? momentIn(local, zone) : undefined;

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

export const languageName = (code: string): string => languageNames.of(code) ?? code;
