import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cleanEmail, Email, isEmail } from '../../src/contract/index.ts';
import { addressFrom } from '../../server/email/address.ts';
import { community, testDatabase } from './community.ts';

/** What keyboards, autocorrection and pasting make of `ada@example.org`. */
const spellings = [
  'ada\uff20example.org',
  '\uff41\uff44\uff41\uff20\uff45\uff58\uff41\uff4d\uff50\uff4c\uff45\uff0e\uff4f\uff52\uff47',
  'ada@example\u3002org',
  'ada@example\uff61org',
  'ada\ufe6bexample.org',
  '\u200bada@example.org',
  '\ufeffada@example.org\u200e',
  'ada@exam\u00adple.org',
  '\u202aada@example.org\u202c',
  '\u2060ada\u200d@example.org\ufe0f',
  '\u00a0ada@example.org\u3000',
  'ada @ example.org',
  'ada@example.org.',
  'ada@example.org,',
  'ada@example.org;',
  'ada@example.org\u3002',
  'mailto:ada@example.org',
  'MAILTO:ada@example.org?subject=Hello%20there',
  'mailto:ada%40example.org',
  '<ada@example.org>',
  '<mailto:ada@example.org>',
  'Ada Lovelace <ada@example.org>',
  '"Lovelace, Ada" <ada@example.org>,',
  'ada@work.example <ada@example.org>',
  'Ada \uff1cada\uff20example.org\uff1e',
  '(ada@example.org)',
  '\u201cada@example.org\u201d',
  "'ada@example.org'",
  '\u00abada@example.org\u00bb',
];

/** Addresses that must stay as they are, and texts that are none. */
const unchanged = [
  "o'brien@example.org",
  "'t.hooft@example.org",
  'ada+letter@example.org',
  'ädä@exämple.org',
];
const none = [
  'ada',
  'ada@',
  '@example.org',
  'ada@localhost',
  'Ada Lovelace ada@example.org',
  'ada@example.org eve@example.org',
  'ada@example.org, eve@example.org',
  'mailto:%E0%A4%A',
  'mailto:',
  '<>',
  '',
];

describe('addresses as keyboards make them', () => {
  for (const typed of spellings) {
    it(`takes ${JSON.stringify(typed)} for the address that is meant`, () => {
      assert.equal(cleanEmail(typed), 'ada@example.org');
      assert.equal(isEmail(cleanEmail(typed)), true);
      assert.equal(Email.parse(typed), 'ada@example.org');
      assert.equal(addressFrom(typed)?.canonical, 'ada@example.org');
    });
  }

  it('leaves an address alone that needs nothing', () => {
    for (const address of unchanged) assert.equal(cleanEmail(address), address);
  });

  it('makes no address of what is none', () => {
    for (const text of none) assert.equal(Email.safeParse(text).success, false, text);
  });

  it('looks for no address in a text that is too long to be one', () => {
    const text = '<a@'.repeat(100_000);
    assert.equal(cleanEmail(text), text);
  });

  const database = testDatabase();
  it('signs one person up, however the address was typed', async () => {
    const here = community(database());
    for (const typed of ['ada\uff20example.org', 'Ada Lovelace <ada@example.org>'])
      assert.equal((await here.signUp(typed)).status, 202);
    await here.settled();
    assert.deepEqual(new Set(here.mails.map(({ to }) => to)), new Set(['ada@example.org']));
  });
});
