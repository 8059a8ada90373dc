import { expect, fixture, html } from '@open-wc/testing';
import { openPage as openSignup } from '../newsletter-signup/page.ts';
import { openPage as openLogin } from '../member-login/page.ts';
import { openFrame } from '../support/frame.ts';

describe('an owner is told, once', () => {
  for (const api of [
    '“https://api.example.org”',
    '„https://api.example.org“',
    'exmaple',
    'api.example.org',
    'ftp://x.org',
  ])
    it(`that ${api} is no address of an API`, async () => {
      const frame = await openFrame({
        body: `<newsletter-signup api="${api}"></newsletter-signup>`,
        elements: ['newsletter-signup'],
      });
      await frame.until(() => (globalThis as unknown as { said: string[] }).said.length);
      const said = (await frame.said()).filter((it) => it.startsWith('newsletter-signup: '));
      expect(said).to.have.length(1);
      expect(said[0]).to.contain(api).and.contain('https://api.example.org');
    });

  it('that another script has taken the tag', async () => {
    const frame = await openFrame({
      before: () => customElements.define('newsletter-signup', class extends HTMLElement {}),
      body: '<newsletter-signup api="/"></newsletter-signup>',
      elements: ['newsletter-signup'],
    });
    await frame.until(() => (globalThis as unknown as { said: string[] }).said.length);
    expect((await frame.said()).join()).to.contain(
      'another script of this page has defined <newsletter-signup>',
    );
  });
});

describe('"false" as React 18 writes it', () => {
  it('is false for compact, debug and filters', async () => {
    const { login } = await openLogin(
      {},
      (api, id) => html`<member-login id=${id} api=${api} compact="false" debug="false"></member-login>`,
    );
    expect(login.compact).to.equal(false);
    expect(login.debug).to.equal(false);
  });
});

describe('a link that was cut on its way', () => {
  for (const hash of ['#community-sign-in=', '#community-sign-in', '#community-sign-in=abc%E2%80%A6'])
    it(`"${hash}" is said to be broken`, async () => {
      history.replaceState(null, '', hash);
      const person = await openLogin();
      history.replaceState(null, '', location.pathname + location.search);
      await person.sees(() => person.error);
      expect(person.error).to.contain('isn’t complete');
    });
});

describe('a compact login', () => {
  it('opens on the screen at the left edge too', async () => {
    const { login, part } = await openLogin(
      {},
      (api, id) =>
        html`<div style="position: absolute; left: 0; top: 0">
          <member-login id=${id} api=${api} compact></member-login>
        </div>`,
    ).then((person) => ({ login: person.login, part: person.part.bind(person) }));
    part('login-button')!.click();
    await login.updateComplete;
    const drop = login.shadowRoot!.querySelector('.drop')!.getBoundingClientRect();
    expect(drop.left).to.be.at.least(0);
    expect(drop.right).to.be.at.most(document.documentElement.clientWidth);
  });
});

describe('the looks of the site', () => {
  it('reach the button by newsletter-signup button, and a reset does not undo it', async () => {
    await fixture(
      html`<style>
        newsletter-signup button {
          border-radius: 0px;
        }
        button {
          background: transparent;
        }
      </style>`,
    );
    const { signup } = await openSignup();
    const button = getComputedStyle(signup.querySelector('[type="submit"]')!);
    expect(button.borderRadius).to.equal('0px');
    expect(button.backgroundColor).not.to.equal('rgba(0, 0, 0, 0)');
  });

  it('leave targets 44 px high where the root has 10 px', async () => {
    document.documentElement.style.fontSize = '10px';
    const { signup } = await openSignup();
    const heights = ['[type="submit"]', '[name="email"]'].map(
      (it) => signup.querySelector(it)!.getBoundingClientRect().height,
    );
    document.documentElement.style.fontSize = '';
    for (const height of heights) expect(height).to.be.at.least(44);
  });
});
