import * as z from 'zod/mini';
import { Timestamp } from './moment.ts';
import { HttpUrl } from './values.ts';

/* Checks for request values beyond their shape. Only requests need them, so that pages don't load them. */

/** A moment that exists in the calendar. JavaScript converts 30 February to 2 March, and fails on day 99. */
export const StrictTimestamp = Timestamp.check(
  z.refine(isOnTheCalendar, 'a moment like 2026-11-26T18:00:00.000Z'),
);

function isOnTheCalendar(text: string): boolean {
  const time = Date.parse(text);
  if (Number.isNaN(time) || text.startsWith('0000')) return false; // PostgreSQL has no year 0
  return new Date(time).toISOString().slice(0, 16) === text.slice(0, 16);
}

/** A URL that parses, so that `new URL` never throws for it. */
export const StrictHttpUrl = HttpUrl.check(
  z.refine((text) => URL.canParse(text), 'an address that starts with https://'),
);

/**
 * Removes characters that change the direction of the text after them (Unicode TR 9, 2.1 to 2.4). Names don't need
 * them.
 */
export const withoutDirectionMarks = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
