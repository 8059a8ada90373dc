import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { startCommunity } from '../support/community.ts';
import { signIn } from './member.ts';
import { cleanAddress, numbered, openFeed, visit } from './page.ts';

describe('the focus', () => {
  afterEach(cleanAddress);

  it('goes into the panel that a member opens on a feed with filters, which is not read again', async () => {
    const community = await startCommunity();
    await community.posts(...numbered(3));
    await signIn(community, 'Ada');
    const visitor = await visit(community, (api) => html`<showcase-feed api=${api} filters></showcase-feed>`);
    await visitor.sees(() => visitor.part('filters') && visitor.all('[part="toolbar"] button').length);
    const reads = async () => (await community.received('GET', '/showcase?')).length;
    const [before, feed] = [await reads(), visitor.feed.store];
    for (const [name, title] of [
      ['My pieces', 'My pieces'],
      ['Share your work', 'Share your work'],
    ] as const) {
      visitor.button(name).focus();
      visitor.button(name).click();
      await visitor.sees(
        () => visitor.feed.shadowRoot!.activeElement?.id === 'panel',
        `${name} has the focus`,
      );
      expect(visitor.feed.shadowRoot!.activeElement!.textContent).to.equal(title);
    }
    expect(visitor.feed.store).to.equal(feed);
    expect(await reads()).to.equal(before);
  });

  it('goes to the first new card when the last button for more is gone', async () => {
    const visitor = await openFeed(
      numbered(5),
      (api) => html`<showcase-feed api=${api} count="3"></showcase-feed>`,
    );
    visitor.part('load-more')!.focus();
    visitor.part('load-more')!.click();
    await visitor.cards(5);
    await visitor.sees(() => visitor.feed.shadowRoot!.activeElement === visitor.link('Piece 2'));
  });

  it('goes to the thanks when an open piece was reported, and they are said in the dialog', async () => {
    const visitor = await openFeed(numbered(1));
    await visitor.open('Piece 1');
    visitor.button('Report').click();
    await visitor.sees(() => visitor.all('textarea').length);
    visitor.button('Send report').focus();
    visitor.button('Send report').click();
    await visitor.sees(() => visitor.feed.shadowRoot!.activeElement?.matches('.thanks'));
    expect(visitor.dialog!.querySelector('[role="status"]')!.textContent).to.equal(
      'Thank you. The hosts will review it.',
    );
  });

  it('stays in the form of a report that failed, which says so in the dialog and keeps what was typed', async () => {
    const visitor = await openFeed(numbered(1));
    await visitor.community.fault({ kind: 'error', path: '/showcase/posts', times: 1 });
    await visitor.open('Piece 1');
    visitor.button('Report').click();
    await visitor.sees(() => visitor.all('textarea').length);
    visitor.all<HTMLTextAreaElement>('textarea')[0]!.value = 'Not theirs.';
    const send = visitor.button('Send report');
    send.focus();
    send.click();
    await visitor.sees(() =>
      visitor.dialog!.querySelector('[role="status"]')!.textContent.includes('Something went wrong'),
    );
    expect(visitor.dialog!.querySelector('.error')!.textContent).to.contain('Please try again.');
    expect(visitor.all<HTMLTextAreaElement>('textarea')[0]!.value).to.equal('Not theirs.');
    expect(visitor.feed.shadowRoot!.activeElement).to.equal(send);
  });
});

describe('the strip of the filters', () => {
  afterEach(cleanAddress);

  it('has its room before they come, and moves no card', async () => {
    const community = await startCommunity();
    await community.posts(...numbered(3, { topics: ['herons'] }), {
      title: 'Other',
      topics: ['owls'],
      kind: 'video',
    });
    await community.fault({ kind: 'delay', path: '/showcase/counts', times: 1 });
    const visitor = await visit(community, (api) => html`<showcase-feed api=${api} filters></showcase-feed>`);
    await visitor.cards(4);
    const top = () =>
      visitor.all('.card')[0]!.getBoundingClientRect().top - visitor.feed.getBoundingClientRect().top;
    const before = top();
    await community.clearFaults();
    await visitor.sees(() => visitor.part('filters'));
    expect(top()).to.be.closeTo(before, 0.5);
  });
});
