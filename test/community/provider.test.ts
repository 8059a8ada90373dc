import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/community/community-provider.ts';
import { getSession } from '../../src/community/session-controller.ts';
import type { NewsletterSignup } from '../../src/newsletter-signup/newsletter-signup.ts';
import '../../src/newsletter-signup/newsletter-signup.ts';
import { startCommunity } from '../support/community.ts';
import { communityAt } from './tab.ts';

describe('a community provider', () => {
  it('gives its address to the widgets inside it, and a new one when it changes', async () => {
    const [first, second] = [
      await startCommunity(),
      await startCommunity({ settings: { title: 'The other letter' } }),
    ];
    const provider = await fixture<HTMLElement & { api: string }>(
      html`<community-provider api=${first.api}
        ><div><newsletter-signup></newsletter-signup></div
      ></community-provider>`,
    );
    const signup = provider.querySelector<NewsletterSignup>('newsletter-signup')!;
    const title = () => signup.shadowRoot!.querySelector('[part="heading"]')?.textContent;
    await waitUntil(() => title() === 'The Thursday letter', title(), { timeout: 30_000 });
    provider.api = second.api;
    await waitUntil(() => title() === 'The other letter', title(), { timeout: 30_000 });
  });

  it('yields to an address on the widget itself', async () => {
    const [around, own] = [
      await startCommunity(),
      await startCommunity({ settings: { title: 'Its own letter' } }),
    ];
    const provider = await fixture(
      html`<community-provider api=${around.api}
        ><newsletter-signup api=${own.api}></newsletter-signup
      ></community-provider>`,
    );
    const signup = provider.querySelector<NewsletterSignup>('newsletter-signup')!;
    const title = () => signup.shadowRoot!.querySelector('[part="heading"]')?.textContent;
    await waitUntil(() => title() === 'Its own letter', title(), { timeout: 30_000 });
  });
});

describe('the communities of a page', () => {
  it('are one for each address, for another copy of the library too', async () => {
    const one = await communityAt('https://one.example');
    expect(await communityAt('https://one.example')).to.equal(one);
    expect(await communityAt('https://two.example')).not.to.equal(one);
    const copy = (await import(new URL('/second-copy/session.js', location.href).href)) as {
      getSession: typeof getSession;
    };
    expect(copy.getSession).not.to.equal(getSession);
    expect(await copy.getSession('https://one.example')).to.equal(await one.session);
  });
});

describe('an address that is none', () => {
  for (const api of ['http://', 'javascript:alert(1)', 'ftp://example.org']) {
    it(`is named with the mend in the console: ${api}`, async () => {
      const said: string[] = [];
      const { error } = console;
      console.error = (text: string) => said.push(text);
      try {
        await fixture(html`<newsletter-signup api=${api}></newsletter-signup>`);
      } finally {
        console.error = error;
      }
      expect(said).to.have.length(1);
      expect(said[0]).to.contain('newsletter-signup: "api" must be').and.to.contain(api);
    });
  }
});
