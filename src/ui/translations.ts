import { lookupLanguage, parseLanguage } from '../contract/language.ts';

/** Sentences by their names. */
export type Sentences = Record<string, string>;

/** What loads the sentences of one part of an element, by language; `npm run generate` writes these tables (`src/locales`). */
export type Translations = Record<string, () => Promise<{ default: Sentences }>>;

/** The sentences of a page's own language, by tag. */
type Registered = Record<string, Sentences | undefined>;

const registered: Record<string, Registered> = {};
const listeners = new Set<() => void>();

/** The sentences of a part in `language`. Empty if the language is not built in or could not be loaded: English stays. */
export async function translationOf(translations: Translations, language: string): Promise<Sentences> {
  try {
    const found = lookupLanguage(language, Object.keys(translations));
    return found ? (await translations[found]!()).default : {};
  } catch {
    return {};
  }
}

/** What a page has registered for the elements `tag` in `language`. */
export const registeredSentences = (language: string, tag: string): Sentences | undefined =>
  registered[lookupLanguage(language, Object.keys(registered)) ?? '']?.[tag];

/** Gives elements sentences of a language, or other ones; those that are on the page change at once. */
export function addSentences(language: string, sentences: Registered): void {
  const key = /^[\w-]+$/.test(language) && parseLanguage(language);
  if (!key) throw new RangeError(`"${language}" is no language tag. Write one like "fi" or "pt-PT".`);
  registered[key] = { ...registered[key], ...sentences };
  for (const listener of listeners) listener();
}

/** Calls `listener` after each registration, until the answer is called. */
export function onRegistration(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
