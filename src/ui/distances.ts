import { localesFor } from './language.ts';

const distances = new Map<string, Intl.RelativeTimeFormat>();

/** `amount` units from now, worded in `language`: "in 12 days", "yesterday". */
export function distanceIn(amount: number, unit: Intl.RelativeTimeFormatUnit, language: string): string {
  let format = distances.get(language);
  if (!format)
    distances.set(
      language,
      (format = new Intl.RelativeTimeFormat(localesFor(language), { numeric: 'auto' })),
    );
  // "Now" instead of "this minute".
  return unit === 'minute' && !amount ? format.format(0, 'second') : format.format(amount, unit);
}
