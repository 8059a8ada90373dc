import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fill, languageFor } from '../../server/i18n/language.ts';
import { locales } from '../../server/i18n/locales/index.ts';
import { community, testDatabase } from './community.ts';

const database = testDatabase();
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');

describe('every language', () => {
  for (const [lang, words] of Object.entries(locales))
    it(`is spoken by emails and pages: ${lang}`, async () => {
      const here = community(database());
      const dir = lang === 'ar' ? 'rtl' : 'ltr';
      await here.signUp('ada@example.org', { locale: lang });
      await here.settled();
      const mail = here.mails.at(-1)!;
      const title = lang.startsWith('de') ? 'Der Donnerstagsbrief' : 'The Thursday letter';
      assert.equal(
        plain(mail.subject),
        fill(words.mail.confirmSubject, { title }).replace(/[\u2068\u2069]/g, ''),
      );
      assert.match(mail.html, new RegExp(`<html lang="${lang}" dir="${dir}"`));
      const page = await here.request('/newsletter/signup', { headers: { 'Accept-Language': lang } });
      const text = await page.text();
      assert.match(text, new RegExp(`<html lang="${lang}" dir="${dir}"`));
      assert.ok(text.includes(words.form.email), words.form.email);
      for (const said of [mail.subject, mail.text, mail.html, text]) assert.doesNotMatch(said, /\{\w+[,}]/);
    });

  it('is found by what browsers and sites call it', () => {
    const found = (tag: string) => languageFor([tag], { strings: {} }).lang;
    assert.deepEqual(['zh-CN', 'zh-SG', 'zh', 'zh-Hans-CN', 'zh_CN'].map(found), Array(5).fill('zh-Hans'));
    assert.deepEqual(['pt-PT', 'pt_BR', 'es-419', 'fr-CA'].map(found), ['pt', 'pt', 'es', 'fr']);
    assert.deepEqual(['de-AT', 'de_DE_formal', 'de-x-formal'].map(found), [
      'de',
      'de-x-formal',
      'de-x-formal',
    ]);
    assert.deepEqual(['zh-TW', 'zh-Hant', 'fi', 'x-klingon', ''].map(found), Array(5).fill('en'));
  });
});
