import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { startCommunity } from '../support/community.ts';
import { signIn } from './member.ts';
import { cleanAddress, numbered, openFeed, visit } from './page.ts';

const key = (element: Element, name: string) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

describe('by keyboard', () => {
  afterEach(cleanAddress);

  it('a menu of the filters is applied with Enter, not on the way along it', async () => {
    const visitor = await openFeed(
      [
        { title: 'One', topics: ['herons'] },
        { title: 'Two', topics: ['owls'] },
      ],
      (api) => html`<showcase-feed api=${api} filters></showcase-feed>`,
    );
    await visitor.sees(() => visitor.all('.filters select').length);
    const [menu] = visitor.all<HTMLSelectElement>('.filters select');
    menu!.focus();
    for (const topic of ['herons', 'owls']) {
      key(menu!, 'ArrowDown');
      menu!.value = topic;
      menu!.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await visitor.feed.updateComplete;
    expect(location.hash).not.to.contain('topic');
    key(menu!, 'Enter');
    await visitor.sees(() => visitor.titles.join() === 'Two');
    expect(visitor.feed.shadowRoot!.activeElement).to.equal(menu);
  });

  it('Escape closes a panel, and first what is open in it', async () => {
    const community = await startCommunity();
    await community.posts({ title: 'Mine', author: 'Ada' });
    await signIn(community, 'Ada');
    const visitor = await visit(community);
    await visitor.sees(() => visitor.all('[part="toolbar"] button').length);
    visitor.button('Share your work').click();
    await visitor.sees(() => visitor.all('#link').length);
    key(visitor.all('#link')[0]!, 'Escape');
    await visitor.sees(() => !visitor.part('panel'));
    await visitor.sees(() => visitor.feed.shadowRoot!.activeElement?.closest('[part="toolbar"]'));
  });

  it('a carousel says where it is, and disables the arrow at its end', async () => {
    const visitor = await openFeed(
      numbered(6),
      (api) =>
        html`<div style="width: 40rem"><showcase-feed api=${api} layout="carousel"></showcase-feed></div>`,
    );
    await visitor.sees(() => visitor.button('Previous').ariaDisabled === 'true');
    const onward = visitor.button('Next');
    expect(onward.ariaDisabled).to.equal('false');
    onward.click();
    await visitor.sees(() => /Cards \d to \d of 6/.test(visitor.text));
    await visitor.sees(() => visitor.button('Previous').ariaDisabled === 'false');
    const [feed] = visitor.all('.feed');
    feed!.scrollTo({ left: feed!.scrollWidth, behavior: 'instant' });
    await visitor.sees(() => onward.ariaDisabled === 'true');
  });
});
