import type { ZodMiniType } from 'zod/mini';
import { parseJson } from '../../api/json.ts';
import { Settings } from '../../contract/settings.ts';
import { strings } from './settings.strings.ts';

export type ListName = 'topics' | 'consents';
export type Entry = Readonly<Record<string, string | boolean>>;
type Translations = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Texts = Readonly<Record<string, string>>;

interface ListShape {
  /** Names of the id and of the text of an entry. */
  id: 'id' | 'purpose';
  text: 'label' | 'wording';
  empty: Entry;
}

export const lists: Readonly<Record<ListName, ListShape>> = {
  topics: { id: 'id', text: 'label', empty: { id: '', label: '' } },
  consents: { id: 'purpose', text: 'wording', empty: { purpose: '', wording: '', required: false } },
};

export const isListName = (path: string): path is ListName => path in lists;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a list in JSON; undefined if it is not one that the form can show. */
export function entriesIn(list: ListName, json: string): Entry[] | undefined {
  const value = parseJson(json);
  const { id, text } = lists[list];
  const isEntry = (it: unknown) => isObject(it) && typeof it[id] === 'string' && typeof it[text] === 'string';
  return Array.isArray(value) && value.every(isEntry) ? (value as Entry[]) : undefined;
}

/** The owner's translations in JSON; undefined while they cannot be read. */
export function translationsIn(json: string): Translations | undefined {
  const value = parseJson(json);
  return isObject(value) && Object.values(value).every(isObject) ? (value as Translations) : undefined;
}

const textsOf = (translations: Translations, language: string, list: ListName): Texts =>
  (translations[language]?.[list] ?? {}) as Texts;

export const translationOf = (
  translations: Translations,
  { language, list, id }: { language: string; list: ListName; id: string },
): string => textsOf(translations, language, list)[id] ?? '';

/** With another text for an entry. An empty one falls back to the main language. All others stay as they are. */
export function withTranslation(
  translations: Translations,
  { language, list, id, text }: { language: string; list: ListName; id: string; text: string },
): Translations {
  const { [id]: _, ...others } = textsOf(translations, language, list);
  const texts = text === '' ? others : { ...others, [id]: text };
  return { ...translations, [language]: { ...translations[language], [list]: texts } };
}

export const isTranslated = (translations: Translations, list: ListName, id: string): boolean =>
  Object.keys(translations).some((language) => translationOf(translations, { language, list, id }));

/** With the translations of an entry under another id, except where that id has one. */
export function withRenamed(
  translations: Translations,
  { list, from, to }: { list: ListName; from: string; to: string },
): Translations {
  let renamed = translations;
  for (const language of Object.keys(translations)) {
    const text = translationOf(translations, { language, list, id: from });
    if (!text || translationOf(translations, { language, list, id: to })) continue;
    renamed = withTranslation(renamed, { language, list, id: from, text: '' });
    renamed = withTranslation(renamed, { language, list, id: to, text });
  }
  return renamed;
}

/** `Ideas & practice` → `ideas-practice`. Empty where a language has no such letters. */
export const idFrom = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .trim()
    .replace(/[ -]+/g, '-')
    .slice(0, 64);

/** What the schema of the settings says is wrong, by the paths of the fields. */
export function listErrors(list: ListName, value: unknown): Record<string, string> {
  const schema: ZodMiniType = Settings.shape[list];
  const issues = schema.safeParse(value).error?.issues ?? [];
  const messages: Record<string, string> = { too_small: strings.missing, too_big: strings.tooLong };
  const found = issues.map(({ code, path, message }) => {
    const isId = path[1] === lists[list].id;
    return [[list, ...path].join('.'), isId ? strings.idHint : (messages[code] ?? message)] as const;
  });
  return Object.fromEntries(found);
}
