import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { formatMessage } from '../../src/contract/format-message.ts';
import { locales } from '../../server/i18n/locales/index.ts';
import { languages as shown } from '../support/languages.ts';
import { englishParts, type Messages } from '../../scripts/english-parts.ts';

const root = new URL('../../', import.meta.url);
const languages = readdirSync(new URL('src/locales', root), { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map(({ name }) => name);

const partsIn = async (language: string): Promise<Record<string, Messages>> =>
  Object.fromEntries(
    await Promise.all(
      Object.keys(englishParts).map(async (part) => {
        const { default: messages } = (await import(
          new URL(`src/locales/${language}/${part}.ts`, root).href
        )) as { default: Messages };
        return [part, messages] as const;
      }),
    ),
  );

/** Nested sentences by their path: `mail.hello`. */
function flat(sentences: object, before = ''): Messages {
  return Object.fromEntries(
    Object.entries(sentences).flatMap(([key, value]: [string, string | object]) =>
      typeof value === 'string' ? [[before + key, value]] : Object.entries(flat(value, `${before}${key}.`)),
    ),
  );
}

/** The names of what is filled in. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((it) => {
    if (it.type === TYPE.argument) return [it.value];
    if (it.type === TYPE.plural)
      return [it.value, ...Object.values(it.options).flatMap(({ value }) => argumentsOf(value))];
    assert.ok(
      it.type === TYPE.literal || it.type === TYPE.pound,
      'only arguments and plurals are understood',
    );
    return [];
  });
}

/** The categories that a count takes in a language; "many" of Romance languages is for millions only. */
const categoriesOf = (language: string): string[] => {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)))].sort();
};

function checkPlurals(elements: MessageFormatElement[], language: string, name: string): void {
  for (const it of elements)
    if (it.type === TYPE.plural) {
      const given = Object.keys(it.options).filter((key) => !key.startsWith('='));
      const wanted = new Set([...categoriesOf(language), 'other']);
      assert.deepEqual(given.sort(), [...wanted].sort(), `${language}: plurals of ${name}`);
    }
}

const namesIn = (message: string) => [...new Set(argumentsOf(parse(message, { ignoreTag: true })))].sort();

/** What is wrong with the messages of one language, against the English. */
function check(english: Messages, translated: Messages, language: string): void {
  assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort(), language);
  for (const [name, message] of Object.entries(translated)) {
    assert.deepEqual(namesIn(message), namesIn(english[name]!), `${language}: what is filled in in ${name}`);
    checkPlurals(parse(message, { ignoreTag: true }), language, name);
    assert.equal(message, message.trim(), `${language}: spaces around ${name}`);
    assert.doesNotMatch(message, /['"`]|\.\.\./, `${language}: ${name} has typewriter marks`);
  }
}

/** Every message, with several counts, as another implementation of ICU MessageFormat writes it. */
function compare(messages: Messages, language: string): void {
  for (const [name, message] of Object.entries(messages))
    for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 1234]) {
      const values = Object.fromEntries(namesIn(message).map((it) => [it, count]));
      const ours = formatMessage(message, values, language).replace(/[\u2068\u2069]/g, '');
      const numbers = new Intl.NumberFormat(language);
      const written = Object.fromEntries(
        Object.entries(values).map(([it, value]) => [it, numbers.format(value)]),
      );
      const theirs = String(
        new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).format({ ...values }),
      );
      // A number that is no plural stands as text in theirs.
      const plain = Object.keys(values).every((it) => message.includes(`{${it}, plural`));
      if (plain) assert.equal(ours, theirs, `${language}: ${name} with ${count}`);
      else
        assert.equal(
          ours,
          formatted(message, values, written, language),
          `${language}: ${name} with ${count}`,
        );
    }
}

/** Theirs, with the numbers outside plurals written first. */
function formatted(
  message: string,
  values: Record<string, number>,
  written: Record<string, string>,
  language: string,
): string {
  const text = message.replace(/\{(\w+)\}/g, (whole, name: string) => written[name] ?? whole);
  return String(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(values));
}

const english = { ...englishParts, server: flat(locales['en']!) };

describe('the sentences of the elements', () => {
  it('are there in the languages of the server', () => {
    assert.deepEqual(['en', ...languages].sort(), Object.keys(locales).sort());
    assert.deepEqual([...shown].sort(), Object.keys(locales).sort());
  });

  for (const language of languages)
    it(`are complete in ${language}`, async () => {
      for (const [part, messages] of Object.entries(await partsIn(language)))
        check(englishParts[part]!, messages, language);
    });
});

describe('the sentences of the server', () => {
  for (const [language, sentences] of Object.entries(locales))
    it(`are complete in ${language}`, () => check(english.server, flat(sentences), language));
});

describe('messages', () => {
  it('are filled in as ICU MessageFormat says, in English', () => {
    for (const messages of Object.values(english)) compare(messages, 'en');
  });

  for (const language of languages)
    it(`are filled in as ICU MessageFormat says, in ${language}`, async () => {
      const all = { ...(await partsIn(language)), server: flat(locales[language]!) };
      for (const messages of Object.values(all)) compare(messages, language);
    });

  it('set apart a value that runs in the other direction', () => {
    assert.equal(formatMessage('By {name}', { name: 'נועה' }, 'en'), 'By \u2068נועה\u2069');
    assert.equal(formatMessage('بقلم {name}', { name: 'Ada' }, 'ar'), 'بقلم \u2068Ada\u2069');
    assert.equal(formatMessage('By {name}', { name: 'Ada' }, 'en'), 'By Ada');
  });

  it('leave alone what they do not know', () => {
    assert.equal(
      formatMessage('{who} and {count, select, a {b} other {c}}', {}, 'en'),
      '{who} and {count, select, a {b} other {c}}',
    );
  });
});
