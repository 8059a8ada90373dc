import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { locales } from '../../server/i18n/locales/index.ts';
import { defaultSettings } from '../../server/settings/settings.ts';
import { englishParts } from '../../scripts/english-parts.ts';

const root = new URL('../../', import.meta.url).pathname;

/** Words that sound translated or quaint, and what we say instead. */
const instead: [RegExp, string][] = [
  [/(?<![-@])\bmails?\b(?!-|\.\w| servers?\b| services?\b)/i, 'email'],
  [/\b(mailed|mailing)\b(?! list)/i, 'emailed'],
  [/\blog(ged)? (in|out)\b/i, 'sign in, sign out'],
  [/\bway in\b/i, 'sign in'],
  [/\b(has|have|had) run out\b/i, 'expired'],
  [/\bgood for \d/i, 'expires in'],
  [/\bkept here\b/i, 'saved on this device'],
  [/\bas soon as it goes\b/i, 'when you’re back online'],
  [/\bwhoever\b/i, 'people who, anyone who'],
  [/\bsomebody\b/i, 'someone'],
  [/\beverybody\b/i, 'everyone'],
  [/\bmay not\b/i, 'can’t'],
  [/\bshall\b/i, 'will'],
  [/\bshould you\b/i, 'if you'],
  [/\banew\b/i, 'again'],
  [/\bby (it|them)sel(f|ves)\b/i, 'automatically'],
  [/\bthere already\b/i, 'already there'],
  [/\bleft out\b/i, 'skipped'],
  [/\bis no (host|member|address|link|picture|date)\b(?! yet)/i, 'isn’t a …'],
  [/\bmend(s|ed)?\b/i, 'fix'],
  [/\b(upon|whom|thereby|herein)\b/i, 'plain words'],
];

const faultsIn = (text: string): string[] =>
  instead.filter(([word]) => word.test(text)).map(([, better]) => better);

function* sentencesIn(value: unknown, at: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [at, value];
  else if (value && typeof value === 'object')
    for (const [name, inner] of Object.entries(value)) yield* sentencesIn(inner, `${at}.${name}`);
}

/** The texts in a source file that are sentences: literals of several words. */
function* literalsIn(file: string): Generator<[string, string]> {
  const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      if (/[a-z]+ [a-z]+/i.test(node.text))
        found.push([`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, node.text]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  yield* found;
}

const faults = (sentences: Iterable<[string, string]>): string[] =>
  [...sentences].flatMap(([at, text]) =>
    faultsIn(text).map((better) => `${at}: “${text.trim()}” → ${better}`),
  );

describe('English sentences', () => {
  it('of elements, emails and pages are in plain words', () => {
    const all = [
      ...sentencesIn(englishParts, 'elements'),
      ...sentencesIn(locales['en'], 'server'),
      ...sentencesIn({ ...defaultSettings, translations: {} }, 'settings'),
    ];
    assert.ok(all.length > 400);
    assert.deepEqual(faults(all), []);
  });

  it('of the command line, problems, settings and set-up reports are in plain words', () => {
    const files = globSync(
      [
        'server/cli/**/*.ts',
        'server/http/*.ts',
        'server/settings/*.ts',
        'server/config*.ts',
        'server/first-host-sentence.ts',
        'src/contract/*.ts',
        'src/diagnostics/*.ts',
      ],
      { cwd: root },
    );
    assert.ok(files.length > 60);
    // What other services write in the files that are imported.
    const own = files.filter((file) => !/import-(providers|status)\.ts$/.test(file));
    assert.deepEqual(faults(own.flatMap((file) => [...literalsIn(file)])), []);
  });

  it('with such words are found', () => {
    assert.deepEqual(faultsIn('We sent a mail. Whoever reads it may not answer.'), [
      'email',
      'people who, anyone who',
      'can’t',
    ]);
    assert.deepEqual(faultsIn('We emailed you. Open Gmail to confirm.'), []);
  });
});
