import { bestLocale, type Settings } from './settings.ts';

/** The languages that the newsletter is written in. */
export const newsletterLanguages = ({ locale, translations }: Settings): string[] => [
  locale,
  ...Object.keys(translations).filter((tag) => tag !== locale),
];

/** Which of the newsletter's languages suits a person best. Remembers what it has looked up. */
export function languageFinder(languages: readonly string[]): (locale: string) => string {
  const known = new Map<string, string>();
  return (locale) => {
    const language = known.get(locale) ?? bestLocale(languages, [locale]);
    known.set(locale, language);
    return language;
  };
}
