import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { signIn } from '../showcase-feed/member.ts';
import { numbered } from '../showcase-feed/page.ts';
import { openPage } from './page.ts';

describe('a page whose root has 10 pixels, as themes of Ghost and Bootstrap 3', () => {
  const head = '<style>html { font-size: 62.5% } body { font-size: 16px }</style>';

  it('has targets of 44 pixels, cards of their own width and words that can be read', async () => {
    const community = await startCommunity();
    await community.posts(...numbered(7));
    await community.event({ groups: [{ name: 'Herons', people: [{ name: 'Ada' }] }] });
    const { api } = community;
    const body = `<showcase-feed api="${api}" count="6" filters></showcase-feed><group-board api="${api}" login="/login"></group-board>`;
    const page = await openPage({ head, body });
    await page.sees(() => page.cards.length === 6 && page.groups.length === 1, 'both');
    await page.sees(() => page.all(page.feed, '.filters').length, 'the filters');
    const controls = [
      ...page.all(page.feed, '.button, .kinds button, .filters input'),
      ...page.all(page.board, '.button'),
    ];
    expect(controls.length).to.be.above(3);
    for (const control of controls) expect(control.offsetHeight, control.outerHTML).to.be.at.least(44);
    expect(page.cards[0]!.offsetWidth).to.be.at.least(272);
    const words = [...page.all(page.board, '*'), ...page.all(page.feed, '*')].filter(
      (it) => it.textContent.trim() && !it.querySelector('*'),
    );
    for (const word of words)
      expect(parseFloat(page.window.getComputedStyle(word).fontSize), word.outerHTML).to.be.at.least(10);
  });
});

describe('a page that indents its paragraphs and gives its buttons a width', () => {
  it('has the labels of a form at its edge, and a button as wide as its words', async () => {
    const { api } = await startCommunity();
    const source = new URL('../../src/newsletter-signup/newsletter-signup.ts', import.meta.url).href;
    const head = `<style>p { text-indent: 2em } button { width: 60px }</style><script type="module" src="${source}"></script>`;
    const page = await openPage({ head, body: `<newsletter-signup api="${api}"></newsletter-signup>` });
    const find = (selector: string) =>
      page.document.querySelector<HTMLElement>(`newsletter-signup ${selector}`)!;
    await page.sees(() => find('[type="submit"]'), 'the form');
    expect(page.window.getComputedStyle(find('label')).textIndent).to.equal('0px');
    const button = find('[type="submit"]');
    expect(button.scrollWidth).to.be.at.most(button.clientWidth);
    expect(button.offsetWidth).to.be.above(60);
  });
});

describe('a group among others', () => {
  it('has a card that ends where its content does', async () => {
    const community = await startCommunity();
    await community.event({ groups: [{ name: 'Herons', people: [{ name: 'Ada' }, { name: 'Ben' }] }] });
    const page = await openPage({
      body: `<group-board api="${community.api}" login="/login"></group-board>`,
    });
    await page.sees(() => page.groups.length === 1, 'the group');
    const [card] = page.groups;
    const ends = [...card!.children].map((it) => it.getBoundingClientRect().bottom);
    expect(card!.getBoundingClientRect().bottom - Math.max(...ends)).to.be.within(10, 16);
  });
});

describe('a page without border-box', () => {
  it('has links as high as the buttons they look like', async () => {
    const community = await startCommunity();
    await community.event({ groups: [{ name: 'Herons', people: [] }] });
    const body = `<group-board api="${community.api}" login="/login"></group-board>`;
    const page = await openPage({ head: '<style>* { box-sizing: content-box }</style>', body });
    await page.sees(() => page.groups.length === 1, 'the groups');
    expect(page.all(page.board, 'a.button')[0]!.offsetHeight).to.equal(44);
  });
});

describe('the fields of a member', () => {
  it('can be pulled larger only where one writes lines, and choices look like them', async () => {
    const community = await startCommunity();
    await community.posts(...numbered(1));
    await signIn(community, 'Ada');
    await community.fault({ kind: 'error', path: '/showcase/previews', times: 10 });
    const page = await openPage({ body: `<showcase-feed api="${community.api}"></showcase-feed>` });
    const button = (text: string) =>
      page.all(page.feed, 'button').find((it) => it.textContent.trim() === text)!;
    await page.sees(() => button('Share your work'), 'the button');
    button('Share your work').click();
    await page.sees(() => page.all(page.feed, '[name="link"]').length, 'the form');
    const link = page.all<HTMLInputElement>(page.feed, '[name="link"]')[0]!;
    link.value = 'https://example.org/mine';
    button('Preview').click();
    await page.sees(() => button('Fill in the card yourself'), 'a card to fill in');
    button('Fill in the card yourself').click();
    await page.sees(() => page.all(page.feed, '.fields select').length, 'the card');
    const style = (selector: string) => page.window.getComputedStyle(page.all(page.feed, selector)[0]!);
    expect(style('.fields [name="title"]').resize).to.equal('none');
    expect(style('.fields textarea').resize).to.be.oneOf(['vertical', 'block']);
    expect(style('.fields select').backgroundColor).to.equal(style('.fields [name="title"]').backgroundColor);
    expect(page.all(page.feed, '.fields select')[0]!.offsetHeight).to.equal(
      page.all(page.feed, '.fields [name="title"]')[0]!.offsetHeight,
    );
  });
});
