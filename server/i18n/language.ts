import { de } from '../newsletter/strings/de.ts';
import { en, type NewsletterStrings } from '../newsletter/strings/en.ts';
import { bestLocale } from '../settings/settings.ts';

export type { NewsletterStrings } from '../newsletter/strings/en.ts';

const languages: Record<string, NewsletterStrings> = { en, de };
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export interface Language {
  /** The language that the words are in. May differ from the requested one. */
  lang: string;
  dir: 'ltr' | 'rtl';
  words: NewsletterStrings;
}

export function languageFor(wanted: readonly string[]): Language {
  const lang = bestLocale(Object.keys(languages), wanted);
  return { lang, dir: rightToLeft.has(lang.split('-')[0]!) ? 'rtl' : 'ltr', words: languages[lang]! };
}

/** Letters of right-to-left scripts. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Wraps right-to-left values in FSI … PDI, so that they don't reorder the words around them, even in subjects and
 * plain text.
 */
const isolated = (value: string | number) =>
  RIGHT_TO_LEFT.test(String(value)) ? `\u2068${value}\u2069` : String(value);

/** Replaces `{name}` placeholders in a sentence with values. */
export const fill = (sentence: string, values: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => isolated(values[name] ?? place));

/** "40 seconds", "3 minutes". */
export function duration({ page }: NewsletterStrings, seconds: number): string {
  if (seconds < 120) return fill(page.seconds, { count: seconds });
  return fill(page.minutes, { count: Math.ceil(seconds / 60) });
}
