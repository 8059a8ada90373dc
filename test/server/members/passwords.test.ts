import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Member, Problem } from '../../../src/contract/index.ts';
import { community, problemCode, testDatabase } from '../community.ts';
import type { Browser } from './browser.ts';
import { browser, member, PASSWORD } from './browser.ts';

const database = testDatabase();
const NEW = 'a ladder made of rain';

async function signedIn(password: string | null = PASSWORD) {
  const here = community(database());
  const row = await member(here, { email: 'ada.byron@example.org', name: 'Ada Byron', password });
  const ada = await browser(here);
  if (password !== null) await ada.signIn('ada.byron@example.org', password);
  return { here, ada, row };
}

const choose = (ada: Browser, password: string, current: string | undefined = PASSWORD) =>
  ada.request('PUT', '/member/password', { password, current });

describe('a new password', () => {
  it('lets in from then on, and the old one does not', async () => {
    const { here, ada } = await signedIn();
    assert.equal((await choose(ada, NEW)).status, 200);
    const later = await browser(here);
    await later.signIn('ada.byron@example.org', NEW);
    const credentials = { email: 'ada.byron@example.org', password: PASSWORD };
    assert.equal(
      await problemCode(await later.request('POST', '/session', credentials)),
      'invalid-credentials',
    );
  });

  it('ends every other session, and this one goes on, its answer lost or not', async () => {
    const { here, ada } = await signedIn();
    const phone = await browser(here);
    await phone.signIn('ada.byron@example.org');
    await choose(ada, NEW);
    assert.equal((await ada.request('GET', '/member')).status, 200);
    assert.equal(await problemCode(await phone.request('GET', '/member')), 'unauthenticated');
  });

  it('needs the old one, and changes nothing without', async () => {
    const { here, ada } = await signedIn();
    const missing = await ada.request('PUT', '/member/password', { password: NEW });
    assert.equal(missing.status, 422);
    assert.equal(((await missing.json()) as Problem).errors![0]!.field, 'current');
    const wrong = await choose(ada, NEW, 'not the one I have');
    assert.equal(wrong.status, 403);
    assert.equal(await problemCode(wrong), 'invalid-credentials');
    assert.equal((await ada.request('GET', '/member')).status, 200);
    await (await browser(here)).signIn('ada.byron@example.org');
  });

  it('cannot be had by guessing the old one', async () => {
    const { ada } = await signedIn();
    for (let guess = 0; guess < 10; guess++) await choose(ada, NEW, `guess ${guess}`);
    const answer = await choose(ada, NEW);
    assert.equal(answer.status, 429);
    assert.equal(await problemCode(answer), 'rate-limited');
  });

  it('may be any 8 to 128 characters, of whatever script', async () => {
    const good = [
      'пароль-длинный-и-свой',
      'كلمة مرور طويلة جدا',
      '雨の日に傘を忘れた犬',
      'गुप्त वाक्य यहाँ',
      '🦊🐢🦉🐝🐙🦔🐧🦀',
      '~!#%&*()+',
      'naïve café façade',
      'x'.repeat(64) + '🦊'.repeat(64),
    ];
    const { here, ada } = await signedIn();
    let current = PASSWORD;
    for (const password of good) {
      const answer = await choose(ada, password, current);
      assert.equal(answer.status, 200, password);
      await (await browser(here)).signIn('ada.byron@example.org', password);
      current = password;
    }
  });

  it('is the same however a keyboard writes its letters', async () => {
    const { here, ada } = await signedIn();
    await choose(ada, 'cafe\u0301 fu\u0308r alle');
    await (await browser(here)).signIn('ada.byron@example.org', 'caf\u00e9 f\u00fcr alle');
  });

  it('is told how to mend its length', async () => {
    const { ada } = await signedIn();
    for (const [password, detail] of [
      ['seven77', 'Use at least 8 characters.'],
      ['🦊🐢🦉🐝🐙🦔🐧', 'Use at least 8 characters.'],
      ['a\u0301'.repeat(7), 'Use at least 8 characters.'],
      ['y'.repeat(129), 'Use at most 128 characters.'],
    ]) {
      const answer = await choose(ada, password!);
      assert.equal(answer.status, 422);
      const { code, errors } = (await answer.json()) as Problem;
      assert.equal(code, 'validation-failed');
      assert.deepEqual(errors, [{ field: 'password', detail }]);
    }
  });

  it('must not be what many others use, or what everybody knows of the member', async () => {
    const { ada } = await signedIn();
    const common = ['password1', 'PASSWORD1', '1234567890', 'qwertyuiop', 'iloveyou1', '１２３４５６７８'];
    const own = ['ada.byron@example.org', 'Ada.Byron', 'Ada Byron', 'ADABYRON', 'The Thursday Letter'];
    for (const password of [...common, ...own]) {
      const answer = await choose(ada, password);
      assert.equal(answer.status, 422, password);
      assert.equal(await problemCode(answer), 'password-too-common', password);
    }
  });

  it('needs no old one while there is none', async () => {
    const { here, ada, row } = await signedIn(null);
    await ada.comeByMail(row);
    here.clock.pass(3600);
    const answer = await ada.request('PUT', '/member/password', { password: NEW });
    assert.equal(((await answer.json()) as Member).hasPassword, true);
    const again = await ada.request('PUT', '/member/password', { password: PASSWORD });
    assert.equal(again.status, 422);
  });

  it('needs no old one for ten minutes after a mail has shown whose account it is', async () => {
    const { here, ada, row } = await signedIn();
    await ada.comeByMail(row);
    here.clock.pass(600);
    const answer = await ada.request('PUT', '/member/password', { password: NEW });
    assert.equal(answer.status, 200);
    here.clock.pass(1);
    const late = await ada.request('PUT', '/member/password', { password: PASSWORD });
    assert.equal(((await late.json()) as Problem).errors![0]!.field, 'current');
    assert.equal((await choose(ada, PASSWORD, NEW)).status, 200);
  });
});
