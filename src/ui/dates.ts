import { fill } from '../contract/fill.ts';
import { localesFor } from './language.ts';
import { whenIdle } from './when-idle.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `moment` in words of `language`; empty where it is none. Formats are kept, for making one takes a hundred times as long as using it. */
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

/** When what is shown was read last: `sentence` with its `{time}`. */
export const updatedText = (sentence: string, moment: number, language: string): string =>
  fill(sentence, { time: dateIn(moment, language, { dateStyle: 'medium', timeStyle: 'short' }) });

/**
 * Makes a first date while the answer of the API is under way: it starts the browser's ICU, which takes a slow processor up to 200 ms,
 * too long to be in one task with what is then drawn.
 */
export const warmUp = (write: (now: number, language: string) => string, language: string): void =>
  whenIdle(() => write(Date.now(), language));
