import { fill } from '../contract/fill.ts';
import { localesFor } from './language.ts';
import { whenIdle } from './when-idle.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Formats `moment` in `language`; empty if it is no date. Formats are cached: creating one takes a hundred times as
 * long as using it.
 */
export function dateIn(
  moment: Date | string | number,
  language: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  const key = [language, ...Object.entries(options)].join();
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(localesFor(language), options)));
  return format.format(date);
}

/** When the shown data was last loaded: `sentence` with its `{time}`. */
export const updatedText = (sentence: string, moment: number, language: string): string =>
  fill(sentence, { time: dateIn(moment, language, { dateStyle: 'medium', timeStyle: 'short' }) });

/**
 * Formats a first date while the API's response is pending: it starts the browser's ICU, which takes a slow processor
 * up to 200 ms, too long for the task that then renders.
 */
export const warmUp = (write: (now: number, language: string) => string, language: string): void =>
  whenIdle(() => write(Date.now(), language));
