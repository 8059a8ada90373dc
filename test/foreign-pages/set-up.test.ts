import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { openFrame } from '../support/frame.ts';
import { openPage, type ForeignPage } from './page.ts';

const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];

/** Takes down what the console of the page says. No script between its tags, for which the test server would write the page anew. */
const listen = `window.said = [];
for (const level of ['error', 'warn']) console[level] = (...words) => said.push(words.join(' '));`;
const head = `<script src="data:text/javascript,${encodeURIComponent(listen)}"></script>`;

const said = (page: ForeignPage, beginning = ''): string[] =>
  (page.window as unknown as { said: string[] }).said.filter((it) => it.startsWith(beginning));

const moduleOf = (tag: string) =>
  `<script type="module" src="${location.origin}/src/${tag}/${tag}.ts"></script>`;

/** A page with the modules of all four. */
const open = (body: string, more = '') =>
  openPage({ head: head + more + moduleOf('newsletter-signup') + moduleOf('member-login'), body });

describe('an owner is told once, with the mend,', () => {
  for (const tag of tags) {
    it(`that <${tag} /> is not closed`, async () => {
      const { api } = await startCommunity();
      const page = await open(`<${tag} api="${api}" /><p id="after">The rest of the page</p>`);
      await page.sees(() => said(page, `${tag}: HTML knows no`).length, 'a sentence');
      expect(said(page, `${tag}: HTML`)).to.have.length(1);
      expect(said(page, `${tag}: HTML`)[0]).to.contain(`<${tag} …></${tag}>`);
    });

    it(`that a <p> has thrown out what stood in <${tag}>`, async () => {
      const { api } = await startCommunity();
      const page = await open(
        `<p><${tag} api="${api}" login="/login"></p><h2>Where we meet</h2><p></${tag}></p><p>After.</p>`,
      );
      await page.sees(() => said(page, `${tag}: a <p>`).length, 'a sentence');
      expect(said(page, `${tag}: a <p>`)).to.have.length(1);
      expect(said(page, `${tag}: a <p>`)[0]).to.contain('block for HTML code');
    });

    it(`that <${tag}> has no api`, async () => {
      const page = await open(`<${tag}></${tag}><p>After.</p>`);
      await page.sees(() => said(page, `${tag}: it has no "api"`).length, 'a sentence');
    });

    it(`that what it gave <${tag}> as strings is none, and all is shown`, async () => {
      const { api } = await startCommunity();
      const page = await open(
        `<${tag} api="${api}" login="/login" strings="{title: 'no JSON'}"></${tag}><p>After.</p>`,
      );
      await page.sees(() => said(page, `${tag}: "strings"`).length, 'a sentence');
      await page.sees(() => page.document.querySelector(tag)!.shadowRoot!.querySelector('.base'), 'a frame');
      expect(said(page, `${tag}: "strings"`)).to.have.length(1);
    });
  }

  it('that nobody can sign in from a board', async () => {
    const community = await startCommunity();
    await community.event({ groups: [{ name: 'Herons', people: [] }] });
    const page = await open(`<group-board api="${community.api}"></group-board><p>After.</p>`);
    await page.sees(() => said(page, 'group-board: nobody can sign in').length, 'a sentence');
    page.all(page.board, 'button[part="login-button"]')[0]!.click();
    expect(said(page, 'group-board: nobody')).to.have.length(1);
    expect(said(page, 'group-board: nobody')[0]).to.contain('login="…"');
  });

  it('that its policy does not allow Trusted Types of Lit', async function () {
    if (!('trustedTypes' in globalThis)) return this.skip();
    const policy = `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types other">`;
    const page = await open('<newsletter-signup api="/"></newsletter-signup>', policy);
    await page.sees(() => said(page, 'community-widgets:').length, 'a sentence');
    expect(said(page, 'community-widgets:')).to.have.length(1);
    expect(said(page, 'community-widgets:')[0]).to.contain('trusted-types lit-html');
  });

  it('that its site is not among the origins of the API', async () => {
    const { api } = await startCommunity({ origins: ['https://example.org'] });
    const page = await open(
      `<newsletter-signup api="${api}"></newsletter-signup><showcase-feed api="${api}"></showcase-feed><p>After.</p>`,
    );
    await page.sees(() => said(page, 'community-widgets:').length, 'a sentence');
    expect(said(page, 'community-widgets:')).to.have.length(1);
    expect(said(page, 'community-widgets:')[0]).to.contain(`ORIGINS=${location.origin}`);
  });
});

describe('an owner is told nothing', () => {
  const right: Record<string, string> = {
    'of content at the end of a block without spaces':
      '<div><member-login api="API"><p>Soup</p></member-login></div>',
    'of an empty tag in a paragraph': '<p><member-login api="API"></member-login></p><h2>Next</h2>',
    'of an address without quotes': '<div><member-login api=API/><p>Soup</p></member-login></div>',
    'of a comment that shows a slip':
      '<!-- <member-login /> --><div><member-login api="API"><p>Soup</p></member-login></div>',
  };
  for (const [name, body] of Object.entries(right))
    it(name, async () => {
      const { api } = await startCommunity();
      const page = await open(
        `${body.replace('API', api)}<newsletter-signup></newsletter-signup><p>After.</p>`,
      );
      // The mistake that is in it is told after the others would be.
      await page.sees(() => said(page, 'newsletter-signup: it has no').length, 'the other sentence');
      expect(said(page, 'member-login')).to.deep.equal([]);
    });
});

describe('debug', () => {
  for (const tag of tags)
    it(`shows under <${tag}> what is right, and goes with the attribute`, async () => {
      const { api } = await startCommunity();
      const page = await open(`<${tag} api="${api}" login="/login" debug></${tag}><p>After.</p>`);
      const element = page.document.querySelector(tag)!;
      const report = () => page.all(element, '[part="diagnostics"]')[0];
      await page.sees(report, 'a report');
      const text = report()!.textContent;
      for (const about of [
        'Address',
        'It accepts requests from this site.',
        'Storage',
        'Language',
        'Trusted Types',
      ])
        expect(text).to.contain(about);
      expect(text).not.to.contain('✗');
      expect(element.shadowRoot!.lastElementChild!.contains(report()!)).to.equal(true);
      element.removeAttribute('debug');
      await page.sees(() => !report(), 'no report');
    });

  it('says that the site is not among the origins of the API, and that a tag is not closed', async () => {
    const { api } = await startCommunity({ origins: ['https://example.org'] });
    const page = await open(`<group-board api="${api}" debug /><p>After.</p>`);
    const report = () => page.all(page.board, '[part="diagnostics"]')[0];
    await page.sees(report, 'a report');
    expect(report()!.textContent)
      .to.contain(`ORIGINS=${location.origin}`)
      .and.contain('HTML knows no <group-board />');
  });
});

describe('strings as JSON text in the property', () => {
  for (const tag of tags)
    it(`are taken by <${tag}>`, async () => {
      const frame = await openFrame({ body: `<${tag} api="/" login="/login"></${tag}>`, elements: [tag] });
      const words = await frame.run(async (tag: string) => {
        await customElements.whenDefined(tag);
        const element = document.querySelector(tag) as unknown as {
          strings: unknown;
          words: Record<string, unknown>;
        };
        const answers: unknown[] = [];
        for (const strings of ['{"title": "Ours"}', { title: 5 }, '', null, undefined, 7, '[1]']) {
          element.strings = strings;
          answers.push(element.words['title'] ?? 'built in');
        }
        return answers;
      }, tag);
      expect(words[0]).to.equal('Ours');
      for (const word of words.slice(1)) expect(word).to.be.a('string').and.not.equal('Ours');
    });
});
