import { formatMessage } from '../../src/contract/format-message.ts';
import type { FieldError } from '../../src/contract/index.ts';
import type { Settings } from '../settings/settings.ts';
import { en } from './locales/en.ts';
import { locales } from './locales/index.ts';

const placeholdersIn = (message: string) => [...message.matchAll(/\{(\w+)/g)].map(([, name]) => name!);

/** The errors in an owner's sentences: languages and names that don't exist, and placeholders that are never filled in. */
export function checkStrings({ strings }: Settings): FieldError[] {
  const errors: FieldError[] = [];
  for (const [lang, sections] of Object.entries(strings)) {
    if (!(lang in locales)) {
      errors.push({ field: `strings.${lang}`, detail: `is none of ${Object.keys(locales).join(', ')}` });
      continue;
    }
    for (const [section, sentences] of Object.entries(sections))
      for (const [name, message] of Object.entries(sentences)) {
        const detail = faultIn(section, name, message);
        if (detail) errors.push({ field: `strings.${lang}.${section}.${name}`, detail });
      }
  }
  return errors;
}

/** Why this sentence cannot be used, or undefined. */
function faultIn(section: string, name: string, message: string): string | undefined {
  const builtIn = (en as Record<string, Record<string, unknown>>)[section]?.[name];
  if (typeof builtIn !== 'string') return 'there is no such sentence; docs/sentences.md lists them';
  const known = [...new Set(placeholdersIn(builtIn))];
  const filled = formatMessage(message, Object.fromEntries(known.map((it) => [it, 1])), 'en');
  const [unknown] = placeholdersIn(filled);
  return (
    unknown &&
    `{${unknown}} is not filled in here, only ${known.map((it) => `{${it}}`).join(', ') || 'nothing'}`
  );
}
