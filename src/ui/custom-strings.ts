import { parseJson } from '../api/json.ts';

/** What owners give as `strings`: sentences by their names, or JSON of them, which frameworks set as a property too. */
export type CustomStrings = Record<string, string>;

/** For the attribute: as it is written, so that what is no JSON can be told from nothing. */
export const stringsConverter = { fromAttribute: (value: string | null): unknown => value ?? {} };

/** The sentences in what was given; the owner is told of what is none. */
export function parseStrings(given: unknown, tag: string): CustomStrings {
  const read = typeof given === 'string' ? (parseJson(given) ?? given) : given;
  const isObject = typeof read === 'object' && !Array.isArray(read);
  const entries = isObject ? Object.entries(read ?? {}).filter(([, value]) => (value ?? '') !== '') : [];
  const sentences = entries.filter((it): it is [string, string] => typeof it[1] === 'string');
  if ((read && !isObject) || sentences.length < entries.length)
    import('../diagnostics/markup.ts').then((it) => it.explainStrings(tag)).catch(() => undefined);
  return Object.fromEntries(sentences);
}
