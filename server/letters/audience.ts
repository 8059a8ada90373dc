import type { LetterRow } from '../database/letter-tables.ts';
import type { Database } from '../database/tables.ts';
import { languageFinder, newsletterLanguages } from '../settings/languages.ts';
import type { Settings } from '../settings/settings.ts';
import { countByChoice } from './queries/deliveries.ts';

type Audience = Pick<LetterRow, 'topics' | 'language'>;

/**
 * Whether a letter is for a person who has made these choices: they have chosen one of its topics, and its language is
 * the one of the newsletter's languages that suits them best.
 */
export function audienceOf(
  { topics, language }: Audience,
  settings: Settings,
): (person: { topics: string[]; locale: string }) => boolean {
  const languageOf = languageFinder(newsletterLanguages(settings));
  return (person) =>
    (topics.length === 0 || topics.some((topic) => person.topics.includes(topic))) &&
    (language === null || languageOf(person.locale) === language);
}

/** How many confirmed subscribers a letter is for. */
export async function countAudience(
  database: Database,
  letter: Audience,
  settings: Settings,
): Promise<number> {
  const isFor = audienceOf(letter, settings);
  let count = 0;
  for (const choice of await countByChoice(database)) if (isFor(choice)) count += choice.count;
  return count;
}
