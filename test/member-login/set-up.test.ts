import { expect, fixture, html } from '@open-wc/testing';
import { allowedRedirect } from '../../src/member-login/redirect.ts';
import type { MemberLogin } from '../../src/member-login/member-login.ts';
import { openPage, Person } from './page.ts';

describe('the way to another page', () => {
  const here = 'https://www.example.org/members/';
  const allowed: [address: string, leads: string][] = [
    ['welcome', 'https://www.example.org/members/welcome'],
    ['/welcome?a=b#c', 'https://www.example.org/welcome?a=b#c'],
    ['https://www.example.org/x', 'https://www.example.org/x'],
    ['https://shop.example.org/x', 'https://shop.example.org/x'],
  ];
  for (const [address, leads] of allowed) {
    it(`leads to ${address}`, () => {
      expect(allowedRedirect(address, 'https://shop.example.org', here)).to.equal(leads);
    });
  }
  for (const address of [
    '//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '/\\evil.example',
    '\\\\evil.example',
    '\u0001javascript:alert(1)',
    'data:text/html,hello',
    'http://www.example.org:80@evil.example',
    'https://www.example.org.evil.example',
    '',
  ]) {
    it(`does not lead to ${JSON.stringify(address)}`, () => {
      expect(allowedRedirect(address, 'https://shop.example.org', here)).to.equal(undefined);
    });
  }
});

describe('debug', () => {
  it('says that all is well', async () => {
    const person = await openPage({}, (api) => html`<member-login api=${api} debug></member-login>`);
    await person.sees(() => person.part('doctor'));
    expect(person.part('doctor')!.textContent).to.contain('It answers this site.').and.to.not.contain('✗');
  });

  it('says in plain words what is wrong', async () => {
    const login = await fixture<MemberLogin>(
      html`<member-login api="http://127.0.0.1:9" debug></member-login>`,
    );
    const person = new Person(login, null as never);
    await person.sees(() => person.part('doctor'));
    expect(person.part('doctor')!.textContent).to.contain('Nothing answers at http://127.0.0.1:9.');
  });
});
