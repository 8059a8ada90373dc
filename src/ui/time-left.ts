import { fill } from '../contract/fill.ts';
import { localesFor } from './language.ts';

/** A sentence with the time to wait (seconds) as it was at first: one that changed would be announced every second. */
export const waitText = (sentence: string, wait: number, language: string): string =>
  fill(sentence, { time: timeLeft(Date.now() + wait * 1000, language) ?? '' });

/** The time until `until` (milliseconds since 1970), worded in `language`; undefined once it has passed. */
export function timeLeft(until: number, language: string): string | undefined {
  const seconds = Math.ceil((until - Date.now()) / 1000);
  if (seconds <= 0) return undefined;
  const [amount, unit] = seconds > 99 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second'];
  return new Intl.NumberFormat(localesFor(language), { style: 'unit', unit, unitDisplay: 'long' }).format(
    amount,
  );
}
