import { formatMessage } from '../../src/contract/format-message.ts';
import { bestLocale, type Settings } from '../settings/settings.ts';
import { locales, type ServerStrings } from './locales/index.ts';

export { fill } from '../../src/contract/fill.ts';
export { formatMessage };
export type { ServerStrings };

const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export interface Language {
  /** The language that the words are in. May differ from the requested one. */
  lang: string;
  dir: 'ltr' | 'rtl';
  words: ServerStrings;
}

/** The language of emails and pages that fits best, with the owner's sentences in the place of ours. */
export function languageFor(wanted: readonly string[], { strings }: Pick<Settings, 'strings'>): Language {
  const lang = bestLocale(Object.keys(locales), wanted);
  const words = withStrings(locales[lang]!, strings[lang] ?? {});
  return { lang, dir: rightToLeft.has(lang.split('-')[0]!) ? 'rtl' : 'ltr', words };
}

function withStrings(words: ServerStrings, own: Record<string, Record<string, string>>): ServerStrings {
  const sections = Object.entries(words).map(([name, section]) => [name, { ...section, ...own[name] }]);
  return Object.fromEntries(sections) as ServerStrings;
}

/** "40 seconds", "3 minutes". */
export function duration({ words: { page }, lang }: Language, seconds: number): string {
  if (seconds < 120) return formatMessage(page.seconds, { count: seconds }, lang);
  return formatMessage(page.minutes, { count: Math.ceil(seconds / 60) }, lang);
}
