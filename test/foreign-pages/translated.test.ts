import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { inDays } from '../group-board/page.ts';
import { numbered } from '../showcase-feed/page.ts';
import { type ForeignPage, openPage } from './page.ts';

/** What a browser does that translates a page: each text becomes an element with another text, in shadow trees too. */
function translate(page: ForeignPage): void {
  const walk = (root: Node) => {
    for (const node of [...root.childNodes]) {
      const { nodeName } = node;
      if (node instanceof page.window.Element && node.shadowRoot) walk(node.shadowRoot);
      if (node.nodeType !== 3) {
        if (!/^(script|style|textarea|font)$/i.test(nodeName)) walk(node);
      } else if (node.textContent!.trim()) {
        const font = page.document.createElement('font');
        font.append(page.document.createElement('font'));
        font.firstElementChild!.textContent = `«${node.textContent!.trim().toUpperCase()}»`;
        (node as Text).replaceWith(font);
      }
    }
  };
  walk(page.document.body);
}

describe('a page that the browser translates', () => {
  it('still says what changes: how far a group is, and when it publishes', async () => {
    const community = await startCommunity();
    const made = await community.event({
      state: 'making',
      groups: [
        { name: 'Herons', date: inDays(3), people: [{ name: 'Ada', piece: { state: 'making' } }] },
        { name: 'Owls', people: [] },
      ],
    });
    const page = await openPage({ body: `<group-board api="${community.api}"></group-board>` });
    await page.sees(() => page.groups.length === 2, 'the groups');
    translate(page);
    const tally = () => page.all(page.board, '.tally')[0]!.textContent.replace(/\u00a0/g, ' ');
    const when = () => page.all(page.board, '.when')[0]!.textContent;
    expect(tally()).to.contain('IN PROGRESS');
    await community.changePiece(made.people['Ada']!, { state: 'ready' }, made.event);
    page.document.dispatchEvent(new page.window.CustomEvent('visibilitychange'));
    await page.sees(() => tally().includes('1 ready'), 'the new state');
    expect(tally()).not.to.contain('IN PROGRESS');
    expect(when()).not.to.contain('0 of 1').and.not.to.contain('«');
  });

  it('still says what the button for more does, and what came', async () => {
    const community = await startCommunity();
    await community.posts(...numbered(9));
    const page = await openPage({ body: `<showcase-feed api="${community.api}" count="3"></showcase-feed>` });
    await page.sees(() => page.cards.length === 3, 'the cards');
    translate(page);
    page.all(page.feed, '[part="load-more"]')[0]!.click();
    await page.sees(() => page.cards.length === 6, 'more cards');
    await page.sees(() => page.all(page.feed, '[part="load-more"]')[0]!.textContent.trim() === 'Show more');
    expect(page.all(page.feed, '[role="status"]')[0]!.textContent).to.equal('3 more shown');
  });
});

/** The script of an element that holds a form. */
const scriptOf = (tag: string) =>
  `<script type="module" src="${new URL(`../../src/${tag}/${tag}.ts`, import.meta.url).href}"></script>`;

describe('a form on a page that the browser translates', () => {
  it('of a signup has its next steps in whole sentences', async () => {
    const { api } = await startCommunity();
    const page = await openPage({
      head: scriptOf('newsletter-signup'),
      body: `<newsletter-signup api="${api}"></newsletter-signup>`,
    });
    const signup = () => page.document.querySelector('newsletter-signup')!;
    const field = (name: string) => signup().querySelector<HTMLInputElement>(`[name="${name}"]`)!;
    await page.sees(() => field('email'), 'the form');
    field('email').focus();
    await page.sees(() => field('consents'), 'the whole form');
    translate(page);
    field('email').value = 'ada@example.org';
    field('consents').checked = true;
    signup().querySelector<HTMLButtonElement>('[type="submit"]')!.click();
    const heading = () => page.all(signup(), '[part="heading"]').at(-1)!.textContent.trim();
    await page.sees(() => heading() === 'Check your inbox', 'the next step');
    translate(page);
    page.all<HTMLButtonElement>(signup(), '[part="change-email"]')[0]!.click();
    await page.sees(() => field('email')?.value === 'ada@example.org', 'the form again');
    const words = page.all(signup(), '*').map((it) => it.textContent);
    expect(words.join(' ')).not.to.contain('CHECK YOUR INBOX');
  });

  it('of a login says what was wrong', async () => {
    const { api } = await startCommunity();
    const page = await openPage({
      head: scriptOf('member-login'),
      body: `<member-login api="${api}"></member-login>`,
    });
    const login = () => page.document.querySelector('member-login')!;
    const field = (name: string) => login().querySelector<HTMLInputElement>(`[data-name="${name}"]`)!;
    await page.sees(() => field('password'), 'the form');
    field('password').focus();
    translate(page);
    login().querySelector<HTMLInputElement>('[name="email"]')!.value = 'ada@example.org';
    field('password').value = 'not her password';
    login().querySelector<HTMLButtonElement>('[type="submit"]')!.click();
    const said = () => [login(), ...page.all(login(), '*')].map((it) => it.textContent).join(' ');
    await page.sees(() => said().includes('That email and password don’t match.'), 'what was wrong');
  });
});
