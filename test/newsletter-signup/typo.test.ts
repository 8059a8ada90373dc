// Runs on source: many addresses against pure functions; test/newsletter-signup/form.test.ts has the offer and the messages.
import { expect } from '@open-wc/testing';
import { isEmail } from '../../src/contract/email.ts';
import { inboxOf } from '../../src/ui/inbox.ts';
import { suggestEmail } from '../../src/newsletter-signup/typo.ts';

describe('an address with a slip', () => {
  it('was probably meant to be at a great provider', () => {
    for (const [typed, meant] of [
      ['ada@gmial.com', 'ada@gmail.com'],
      ['ada@gmail.co', 'ada@gmail.com'],
      ['ada@gmailcom', 'ada@gmail.com'],
      ['ada@gmaill.com', 'ada@gmail.com'],
      ['ada@hotmial.com', 'ada@hotmail.com'],
      ['ada@Outlok.com', 'ada@outlook.com'],
      ['ada@t-onlin.de', 'ada@t-online.de'],
    ])
      expect(suggestEmail(typed!), typed).to.equal(meant);
  });

  it('is not seen in what is right', () => {
    for (const right of [
      'ada@gmail.com',
      'ada@mail.com',
      'ada@ymail.com',
      'ada@example.org',
      'ada@gmx.de',
      'ada@web.de',
      '@gmial.com',
      '',
    ])
      expect(suggestEmail(right), right).to.equal(undefined);
  });
});

describe('an address', () => {
  it('may be of any script, with tags and dots', () => {
    for (const right of [
      'a@b.de',
      "o'hara+x@example.co.uk",
      'почта@пример.рф',
      'ada@xn--bcher-kva.example',
      'δοκιμή@παράδειγμα.ελ',
    ])
      expect(isEmail(right), right).to.equal(true);
  });

  it('is nothing that no mail server takes', () => {
    for (const wrong of [
      '',
      'ada',
      'ada@',
      '@b.de',
      'a b@c.de',
      'a@b',
      'a@b..de',
      '.a@b.de',
      'a.@b.de',
      'a@-b.de',
      'a@b-.de',
      'a\n@b.de',
      `${'a'.repeat(65)}@b.de`,
      'a@b.de,c@d.de',
      '<a@b.de>',
    ])
      expect(isEmail(wrong), wrong).to.equal(false);
  });
});

describe('the inbox', () => {
  it('is known for the great providers, and nobody is asked', () => {
    expect(inboxOf('ada@GMAIL.com')?.name).to.equal('Gmail');
    expect(inboxOf('ada@hotmail.co.uk')?.name).to.equal('Outlook');
    expect(inboxOf('ada@example.org')).to.equal(undefined);
    expect(inboxOf('ada@notgmail.com')).to.equal(undefined);
  });
});
