import { expect, fixture, html } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { openPage, someAddress } from '../newsletter-signup/page.ts';
import { registerLanguage } from '../../src/index.ts';
import { startCommunity } from '../support/community.ts';
import { openFrame } from '../support/frame.ts';

const langs: [lang: string, meant: string][] = [
  ['zh_Hans_CN', 'zh-Hans-CN'],
  ['sr_Latn_RS', 'sr-Latn-RS'],
  ['en-us-', 'en-US'],
  ['de_AT.UTF-8', 'de-AT'],
  ['de-DE@euro', 'de-DE'],
  ['es-419', 'es-419'],
  ['de_DE_formal', 'de-x-formal'],
  ['de-x-formal', 'de-x-formal'],
  ['zh_CN', 'zh-Hans-CN'],
  ['zh-TW', 'zh-Hant-TW'],
  ['zh', 'zh-Hans'],
  ['c', 'en'],
  ['POSIX', 'en'],
  ['undefined', 'en'],
  ['{{ lang }}', 'en'],
  ['x-klingon', 'en'],
  ['12', 'en'],
];

describe('a lang of any kind', () => {
  for (const [lang, meant] of langs)
    it(`"${lang}" is ${meant}, and one can subscribe`, async () => {
      const visitor = await openPage(
        {},
        (api, id) =>
          html`<div lang=${lang}><newsletter-signup id=${id} api=${api}></newsletter-signup></div>`,
      );
      await visitor.subscribe(someAddress());
      await visitor.at('check-inbox');
      expect(visitor.signup.language).to.equal(meant);
    });

  it('is looked for farther out where it is empty', async () => {
    const visitor = await openPage(
      {},
      (api, id) =>
        html`<div lang="de">
          <p lang=""><newsletter-signup id=${id} api=${api} lang=" "></newsletter-signup></p>
        </div>`,
    );
    expect(visitor.field('email').labels![0]!.textContent).to.equal('E-Mail');
  });

  it('is told apart from a page of English words that has another', async () => {
    const visitor = await openPage(
      {},
      (api, id) =>
        html`<div lang="he" dir="rtl"><newsletter-signup id=${id} api=${api}></newsletter-signup></div>`,
    );
    const places = [visitor.part('base')!, visitor.field('email').closest('[slot]')!];
    for (const place of places) {
      expect(place.getAttribute('lang')).to.equal('en');
      expect(place.getAttribute('dir')).to.equal('ltr');
    }
  });

  it('may change around every element, at any time', async () => {
    const { api } = await startCommunity();
    const place = await fixture<HTMLElement>(
      html`<div lang="en">
        <newsletter-signup api=${api}></newsletter-signup><member-login api=${api}></member-login>
        <group-board api=${api}></group-board><showcase-feed api=${api}></showcase-feed>
      </div>`,
    );
    const elements = [...place.children] as (LitElement & { language: string; words: object })[];
    await Promise.all(elements.map((it) => it.updateComplete));
    const english = elements.map((it) => JSON.stringify(it.words));
    place.lang = 'de_CH';
    for (const [at, element] of elements.entries()) {
      const spoken = () => JSON.stringify(element.words) !== english[at];
      await waitFor(spoken);
      expect(element.language).to.equal('de-CH');
    }
    expect(place.querySelector('newsletter-signup label')!.textContent).to.equal('E-Mail');
    place.lang = 'en';
    await waitFor(() => place.querySelector('newsletter-signup label')!.textContent === 'Email');
  });
});

describe('a language of the page itself', () => {
  const label = (place: Element) => place.querySelector('newsletter-signup label')?.textContent;

  it('may be registered before or after the elements are there, and changed', async () => {
    const { api } = await startCommunity();
    registerLanguage('fi', { 'newsletter-signup': { submit: 'Tilaa' } });
    const place = await fixture<HTMLElement>(
      html`<div lang="fi-FI"><newsletter-signup api=${api}></newsletter-signup></div>`,
    );
    const button = () => place.querySelector('newsletter-signup [type="submit"]')?.textContent;
    await waitFor(() => button() === 'Tilaa');
    registerLanguage('fi', { 'newsletter-signup': { submit: 'Tilaa kirje', email: 'Sähköposti' } });
    await waitFor(() => button() === 'Tilaa kirje' && label(place) === 'Sähköposti');
  });

  it('is told from what is none', () => {
    expect(() => registerLanguage('not a language', {})).to.throw(RangeError, 'no language tag');
  });

  it('takes sentences from a provider, which those of an element are nearer than', async () => {
    const { api } = await startCommunity();
    const strings = { 'newsletter-signup': { email: 'Your address', submit: 'Send it' } };
    const place = await fixture<HTMLElement & { strings: object }>(
      html`<community-provider api=${api} strings=${JSON.stringify(strings)} lang="en">
        <newsletter-signup strings='{"submit": "Yes please"}'></newsletter-signup>
      </community-provider>`,
    );
    await waitFor(() => label(place) === 'Your address');
    expect(place.querySelector('newsletter-signup [type="submit"]')!.textContent).to.equal('Yes please');
    place.strings = { 'newsletter-signup': { email: 'Where to' } };
    await waitFor(() => label(place) === 'Where to');
  });
});

const waitFor = async (what: () => boolean): Promise<void> => {
  while (!what()) await new Promise((done) => setTimeout(done, 20));
};

describe('before the first paint', () => {
  for (const tag of ['newsletter-signup', 'member-login'])
    it(`${tag} asks nothing of Intl, which would start the browser's ICU`, async () => {
      const { api } = await startCommunity();
      const frame = await openFrame({
        html: 'lang="en-GB"',
        body: `<${tag} api="${api}"></${tag}>`,
        elements: [tag],
        before: () => {
          const asked: string[] = [];
          Object.assign(globalThis, { asked });
          for (const name of [
            'DateTimeFormat',
            'NumberFormat',
            'RelativeTimeFormat',
            'PluralRules',
          ] as const) {
            const real = Intl[name];
            const spy = new Proxy(real, {
              get: (target, key) => (
                asked.push(`${name}.${String(key)}`),
                Reflect.get(target, key) as unknown
              ),
              construct: (target, args) => (asked.push(name), Reflect.construct(target, args) as object),
            });
            Object.defineProperty(Intl, name, { value: spy });
          }
          new MutationObserver((_, observer) => {
            if (!document.querySelector('form')) return;
            observer.disconnect();
            Object.assign(globalThis, { askedAtPaint: [...asked] });
          }).observe(document, { childList: true, subtree: true });
        },
      });
      await frame.until(() => 'askedAtPaint' in globalThis);
      const atPaint = await frame.run(
        () => (globalThis as unknown as { askedAtPaint: string[] }).askedAtPaint,
      );
      expect(atPaint).to.deep.equal([]);
    });
});
