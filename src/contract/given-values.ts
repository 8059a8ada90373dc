import * as z from 'zod/mini';
import { Moment } from './moment.ts';
import { HttpAddress } from './values.ts';

/*
 * What is asked of values that somebody gives, beyond their shape. Only requests need it, and no page loads the checks of those.
 */

/** A moment that is on the calendar: JavaScript takes the 30th of February for the 2nd of March, and throws at the 99th. */
export const MomentGiven = Moment.check(z.refine(isOnTheCalendar, 'a moment like 2026-11-26T18:00:00.000Z'));

function isOnTheCalendar(text: string): boolean {
  const time = Date.parse(text);
  if (Number.isNaN(time) || text.startsWith('0000')) return false; // PostgreSQL has no year 0
  return new Date(time).toISOString().slice(0, 16) === text.slice(0, 16);
}

/** An address that parses, so that nobody who reads it need be afraid of `new URL`. */
export const HttpAddressGiven = HttpAddress.check(
  z.refine((text) => URL.canParse(text), 'an address that starts with https://'),
);

/** Marks that turn the direction of what follows them (Unicode TR 9, 2.1 to 2.4) have no business in a name. */
export const withoutDirectionMarks = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
