// Runs on source: a redirect that is followed takes the test's page away.
import { expect } from '@open-wc/testing';
import { allowedRedirect } from '../../src/member-login/redirect.ts';

describe('the way to another page', () => {
  const here = 'https://www.example.org/members/';
  const allowed: [address: string, leads: string][] = [
    ['welcome', 'https://www.example.org/members/welcome'],
    ['/welcome?a=b#c', 'https://www.example.org/welcome?a=b#c'],
    ['https://www.example.org/x', 'https://www.example.org/x'],
    ['https://shop.example.org/x', 'https://shop.example.org/x'],
  ];
  it('leads to pages of this site and of those it names', () => {
    for (const [address, leads] of allowed)
      expect(allowedRedirect(address, 'https://shop.example.org', here)).to.equal(leads);
  });

  it('leads nowhere else', () => {
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
    ])
      expect(allowedRedirect(address, 'https://shop.example.org', here)).to.equal(undefined);
  });
});
