import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { cleanAddress, numbered, openFeed } from './page.ts';

describe('many cards', () => {
  afterEach(cleanAddress);

  it('are passed in one step by keyboard, by a button that is seen only then', async () => {
    const visitor = await openFeed(
      numbered(13),
      (api) => html`<showcase-feed api=${api} count="12"></showcase-feed>`,
    );
    const skip = visitor.button('Skip the showcase');
    expect(getComputedStyle(skip).clipPath).not.to.equal('none');
    const [first] = visitor.all('.card a, .card button');
    expect(skip.compareDocumentPosition(first!)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    const before = visitor.all('.card')[0]!.getBoundingClientRect().top;
    skip.focus({ preventScroll: true });
    expect(getComputedStyle(skip).clipPath).to.equal('none');
    expect(visitor.all('.card')[0]!.getBoundingClientRect().top).to.equal(before);
    skip.click();
    const at = visitor.feed.shadowRoot!.activeElement!;
    for (const control of visitor.all('.card a, .card button, [part="load-more"]'))
      expect(control.compareDocumentPosition(at)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('have it only if they are many', async () => {
    const visitor = await openFeed(numbered(5));
    expect(visitor.text).not.to.contain('Skip');
  });
});
