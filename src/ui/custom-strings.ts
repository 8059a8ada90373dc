import { parseJson } from '../api/json.ts';

/**
 * The `strings` an owner sets: texts by key, or JSON of them, because frameworks set an attribute's text as a property
 * too.
 */
export type CustomStrings = Record<string, string>;

/** Keeps the attribute as it is written, so that invalid JSON can be told from an absent attribute. */
export const stringsConverter = { fromAttribute: (value: string | null): unknown => value ?? {} };

/** Returns the texts in what was set; warns the owner about any other value. */
export function parseStrings(given: unknown, tag: string): CustomStrings {
  const read = typeof given === 'string' ? (parseJson(given) ?? given) : given;
  const isObject = typeof read === 'object' && !Array.isArray(read);
  const entries = isObject ? Object.entries(read ?? {}).filter(([, value]) => (value ?? '') !== '') : [];
  const sentences = entries.filter((it): it is [string, string] => typeof it[1] === 'string');
  if ((read && !isObject) || sentences.length < entries.length)
    import('../diagnostics/markup.ts').then((it) => it.explainStrings(tag)).catch(() => undefined);
  return Object.fromEntries(sentences);
}
