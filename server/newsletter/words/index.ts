import { bestLocale } from '../settings.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';

export type { Words } from './en.ts';

const languages: Record<string, Words> = { en, de };
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export interface Language {
  /** The language the words are in: not always the one that was wanted. */
  lang: string;
  dir: 'ltr' | 'rtl';
  words: Words;
}

export function languageFor(wanted: readonly string[]): Language {
  const lang = bestLocale(Object.keys(languages), wanted);
  return { lang, dir: rightToLeft.has(lang.split('-')[0]!) ? 'rtl' : 'ltr', words: languages[lang]! };
}

/** Puts values in the places of a sentence. */
export const fill = (sentence: string, values: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** "40 seconds", "3 minutes". */
export function duration({ page }: Words, seconds: number): string {
  if (seconds < 120) return fill(page.seconds, { count: seconds });
  return fill(page.minutes, { count: Math.ceil(seconds / 60) });
}
