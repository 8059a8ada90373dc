import { lookupLanguage, parseLanguage } from '../contract/language.ts';

/** Texts by key. */
export type Sentences = Record<string, string>;

/** Loads the texts of one part of an element, by language; `npm run generate` writes these tables (`src/locales`). */
export type Translations = Record<string, () => Promise<{ default: Sentences }>>;

/** The texts of a language that a page registers, by tag. */
type Registered = Record<string, Sentences | undefined>;

const registered: Record<string, Registered> = {};
const listeners = new Set<() => void>();

/** Loads the texts of a part in `language`. Empty if the language isn't built in or fails to load: English stays. */
export async function translationOf(translations: Translations, language: string): Promise<Sentences> {
  try {
    const found = lookupLanguage(language, Object.keys(translations));
    return found ? (await translations[found]!()).default : {};
  } catch {
    return {};
  }
}

/** The texts that a page has registered for the elements `tag` in `language`. */
export const registeredSentences = (language: string, tag: string): Sentences | undefined =>
  registered[lookupLanguage(language, Object.keys(registered)) ?? '']?.[tag];

/** Adds texts of a language, or replaces built-in ones; elements on the page update immediately. */
export function addSentences(language: string, sentences: Registered): void {
  const key = /^[\w-]+$/.test(language) && parseLanguage(language);
  if (!key) throw new RangeError(`"${language}" is no language tag. Write one like "fi" or "pt-PT".`);
  registered[key] = { ...registered[key], ...sentences };
  for (const listener of listeners) listener();
}

/** Calls `listener` after each registration; returns a function that unsubscribes it. */
export function onRegistration(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
