import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/index.ts';
import { startCommunity } from './community.ts';

const levelsIn = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('h2, h3, h4')].map((it) => [it.localName, it.ariaLevel]);

describe('heading-level', () => {
  it('is that of the title, and the headings below it follow', async () => {
    const community = await startCommunity();
    await community.event({ groups: [{ name: 'Herons', people: [] }] });
    const page = await fixture<HTMLElement>(
      html`<div>
        <group-board api=${community.api} heading-level="3"></group-board>
        <newsletter-signup api=${community.api}></newsletter-signup>
      </div>`,
    );
    const [board, signup] = [...page.children] as [Element, Element];
    await waitUntil(() => board.shadowRoot!.querySelector('h3'), 'a group', { timeout: 30_000 });
    expect(levelsIn(board)).to.deep.equal([
      ['h2', '3'],
      ['h3', '4'],
    ]);
    expect(levelsIn(signup)).to.deep.equal([['h2', '2']]);
  });
});
