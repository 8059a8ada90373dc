import { de } from '../newsletter/strings/de.ts';
import { en, type NewsletterStrings } from '../newsletter/strings/en.ts';
import { bestLocale } from '../settings/settings.ts';

export type { NewsletterStrings } from '../newsletter/strings/en.ts';

const languages: Record<string, NewsletterStrings> = { en, de };
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export interface Language {
  /** The language the words are in: not always the one that was wanted. */
  lang: string;
  dir: 'ltr' | 'rtl';
  words: NewsletterStrings;
}

export function languageFor(wanted: readonly string[]): Language {
  const lang = bestLocale(Object.keys(languages), wanted);
  return { lang, dir: rightToLeft.has(lang.split('-')[0]!) ? 'rtl' : 'ltr', words: languages[lang]! };
}

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name of the other direction must not turn the words around it: FSI … PDI set it apart, in subjects and plain text too. */
const isolated = (value: string | number) =>
  RIGHT_TO_LEFT.test(String(value)) ? `\u2068${value}\u2069` : String(value);

/** Puts values in the places of a sentence. */
export const fill = (sentence: string, values: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => isolated(values[name] ?? place));

/** "40 seconds", "3 minutes". */
export function duration({ page }: NewsletterStrings, seconds: number): string {
  if (seconds < 120) return fill(page.seconds, { count: seconds });
  return fill(page.minutes, { count: Math.ceil(seconds / 60) });
}
