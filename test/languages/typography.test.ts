import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { locales } from '../../server/i18n/locales/index.ts';
import { englishParts, type Messages } from '../../scripts/english-parts.ts';

const root = new URL('../../', import.meta.url);
const languages = readdirSync(new URL('src/locales', root), { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map(({ name }) => name);

/** A mistake, and what is right. */
type Rule = [RegExp, string];

const CJK = '[\\u3000-\\u30ff\\u3400-\\u9fff\\uff00-\\uffef]';
/** Addresses, tags and what stands for them keep their spaces, so that they can be told from the sentence. */
const ADDRESS =
  /\{(address|email|example)\}|https?:\/\/[\w./-]*|ada@example\.org|<[\w-]+>|“[a-z -]+”|「[a-z -]+」/g;

const eastAsian: Rule[] = [
  [new RegExp(`(${CJK}|\\})[,.;:!?]|[,;:!?]${CJK}`), 'full-width punctuation'],
  [new RegExp(`(${CJK}) [\\w{]|[\\w}] (${CJK})`), 'no space before or after letters, digits and values'],
  [/[()%]/, '（） and ％'],
];

const rules: Record<string, Rule[]> = {
  de: [[/”|(?<!„[^“]*)“/, '„…“']],
  'de-x-formal': [
    [/”|(?<!„[^“]*)“/, '„…“'],
    [/\b(du|dir|dich|deine?[mnrs]?)\b/i, 'Sie, Ihnen, Ihr'],
  ],
  fr: [
    [/[^\u202f][;:!?»](?!\w|\/\/)/, 'a narrow no-break space before ; : ! ? »'],
    [/«(?!\u202f)/, 'a narrow no-break space after «'],
    [/[“”„]/, '« … »'],
  ],
  es: [
    [/^[^¿]*\?/, '¿…?'],
    [/^[^¡]*!/, '¡…!'],
    [/[“”„]/, '«…»'],
  ],
  pl: [[/“|(?<!„[^”]*)”/, '„…”']],
  ar: [
    [/[?;]|[\u0600-\u06ff}],/, '؟ ؛ ،'],
    [/[“”„]/, '«…»'],
  ],
  ja: [...eastAsian, [/[“”]/, '「…」']],
  'zh-Hans': eastAsian,
};

/** The text of a message, without the syntax of its plurals. */
const textOf = (message: string): string =>
  message
    .replace(/\{\w+, plural,\s*/g, '{')
    .replace(/(=\d|zero|one|two|few|many|other) \{((?:[^{}]|\{\w+\})*)\}/g, '$2 ');

const faultsIn = (language: string, message: string): string[] => {
  const isEastAsian = rules[language]?.includes(eastAsian[0]!);
  const text = isEastAsian ? message.replace(ADDRESS, '') : textOf(message);
  return (rules[language] ?? []).filter(([wrong]) => wrong.test(text)).map(([, right]) => right);
};

function* sentencesIn(value: Messages | object, at: string): Generator<[string, string]> {
  for (const [name, inner] of Object.entries(value) as [string, string | object][])
    if (typeof inner === 'string') yield [`${at}.${name}`, inner];
    else yield* sentencesIn(inner, `${at}.${name}`);
}

describe('typography', () => {
  for (const language of languages.filter((it) => it in rules))
    it(`is that of ${language}`, async () => {
      const sentences = [...sentencesIn(locales[language]!, 'server')];
      for (const part of Object.keys(englishParts)) {
        const file = new URL(`src/locales/${language}/${part}.ts`, root).href;
        const { default: messages } = (await import(file)) as { default: Messages };
        sentences.push(...sentencesIn(messages, part));
      }
      assert.ok(sentences.length > 400);
      const faults = sentences.flatMap(([at, text]) =>
        faultsIn(language, text).map((right) => `${at}: “${text}” → ${right}`),
      );
      assert.deepEqual(faults, []);
    });

  it('that is wrong is found', () => {
    assert.deepEqual(faultsIn('fr', 'Quitter ?'), ['a narrow no-break space before ; : ! ? »']);
    assert.deepEqual(faultsIn('fr', 'Voir « {title}\u202f»'), ['a narrow no-break space after «']);
    assert.deepEqual(faultsIn('de', '„{title}” entfernen'), ['„…“']);
    assert.deepEqual(faultsIn('pl', '„{title}“'), ['„…”']);
    assert.deepEqual(faultsIn('es', 'Continuar?'), ['¿…?']);
    assert.deepEqual(faultsIn('ja', '6 桁のコード'), ['no space before or after letters, digits and values']);
    assert.deepEqual(faultsIn('ja', '続けますか?'), ['full-width punctuation']);
    assert.deepEqual(faultsIn('zh-Hans', '打开 {provider}'), [
      'no space before or after letters, digits and values',
    ]);
    assert.deepEqual(faultsIn('zh-Hans', '已向 {address} 发送邮件。'), []);
    assert.deepEqual(faultsIn('ar', 'ما المشكلة?'), ['؟ ؛ ،']);
    assert.deepEqual(faultsIn('de-x-formal', 'Prüfe deine Adresse.'), ['Sie, Ihnen, Ihr']);
  });
});
