import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { startCommunity } from '../support/community.ts';
import { getSession } from '../../src/community/session-controller.ts';
import { communityAt } from '../community/tab.ts';
import { signIn } from './member.ts';
import { cleanAddress, visit, type Visitor } from './page.ts';

const field = (visitor: Visitor, name: string) => visitor.all<HTMLInputElement>(`[name="${name}"]`)[0]!;

function type(visitor: Visitor, name: string, value: string): void {
  const input = field(visitor, name);
  input.focus();
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

/** A member before an open feed. */
async function member(name = 'Ada'): Promise<Visitor> {
  const community = await startCommunity();
  await community.posts({ title: 'A cup' }, { title: 'A chair' });
  await signIn(community, name);
  const visitor = await visit(community);
  await visitor.sees(() => visitor.all('[part="toolbar"] button').length);
  return visitor;
}

/** Fills in a card for a link that nothing is behind. */
async function write(visitor: Visitor, title: string): Promise<void> {
  visitor.button('Share your work').click();
  await visitor.sees(() => field(visitor, 'link'));
  type(visitor, 'link', 'https://ada.example/heron');
  visitor.button('Preview').click();
  await visitor.sees(() => visitor.text.includes('Fill in the card yourself'));
  visitor.button('Fill in the card yourself').click();
  await visitor.sees(() => field(visitor, 'title'));
  type(visitor, 'title', title);
  await visitor.sees(() => visitor.all('.draft h3')[0]?.textContent.includes(title));
}

describe('a member', () => {
  afterEach(cleanAddress);

  it('is met only where somebody is signed in', async () => {
    const community = await startCommunity();
    await community.posts({ title: 'A cup' });
    const stranger = await visit(community);
    expect(stranger.part('toolbar')).to.equal(undefined);
    expect(stranger.part('cheer')).to.equal(undefined);
    await signIn(community, 'Ada');
    stranger.feed.dispatchEvent(new CustomEvent('community-signed-in', { bubbles: true }));
    await stranger.sees(() => stranger.all('[part="toolbar"] button').length === 2);
  });

  it('is invited to share where there is nothing yet', async () => {
    const community = await startCommunity();
    await signIn(community, 'Ada');
    const visitor = await visit(community);
    await visitor.sees(() => visitor.all('[part="toolbar"] button').length);
    expect(visitor.part('message')!.textContent).to.contain('Nothing here yet.');
    visitor.part('message')!.querySelector('button')!.click();
    await visitor.sees(() => field(visitor, 'link'));
    expect(visitor.part('message')!.querySelector('button')).to.equal(null);
    visitor.button('My pieces').click();
    await visitor.sees(() => visitor.text.includes('You haven’t shared anything yet.'));
    visitor.part('panel')!.querySelector<HTMLElement>('.main')!.click();
    await visitor.sees(() => field(visitor, 'link'));
  });

  it('sends a piece in, and sees that a host has a look first', async () => {
    const visitor = await member();
    await write(visitor, 'A heron');
    // With the commas of every language.
    type(visitor, 'topics', 'birds، طيور、鳥，鸟, birds');
    visitor.button('Submit').click();
    await visitor.sees(() => visitor.part('panel')!.textContent.includes('A host will review it'));
    visitor
      .all('.actions button')
      .find((it) => it.textContent.includes('My pieces'))!
      .click();
    await visitor.sees(() => visitor.all('.rows .state.pending').length === 1);
    const sent = await visitor.community.received('POST', '/showcase/posts');
    expect(sent).to.have.length(1);
    expect(sent[0]!.body['topics']).to.deep.equal(['birds', 'طيور', '鳥', '鸟']);
  });

  it('is told what is missing, beside the field', async () => {
    const visitor = await member();
    visitor.button('Share your work').click();
    await visitor.sees(() => field(visitor, 'link'));
    type(visitor, 'link', 'https:ada.example/heron');
    visitor.button('Preview').click();
    await visitor.sees(() => visitor.text.includes('Enter a link that starts with'));
    await write2(visitor);
  });

  async function write2(visitor: Visitor): Promise<void> {
    type(visitor, 'link', 'https://ada.example/heron');
    visitor.button('Preview').click();
    await visitor.sees(() => visitor.text.includes('Fill in the card yourself'));
    visitor.button('Fill in the card yourself').click();
    await visitor.sees(() => field(visitor, 'title'));
    visitor.button('Submit').click();
    await visitor.sees(() => visitor.text.includes('Enter a title.'));
    expect(field(visitor, 'title').getAttribute('aria-invalid')).to.equal('true');
    expect(visitor.feed.shadowRoot!.activeElement).to.equal(field(visitor, 'title'));
  }

  it('finds what they typed after a reload', async () => {
    const visitor = await member();
    await write(visitor, 'A heron');
    const { community } = visitor;
    visitor.feed.remove();
    const again = await visit(community);
    await again.sees(() => again.part('panel'));
    expect(field(again, 'title').value).to.equal('A heron');
  });

  it('is asked what is in the picture, for people who can’t see it', async () => {
    const visitor = await member();
    const { community } = visitor;
    const { member: ada } = await getSession(community.api);
    const preview = {
      id: 'preview',
      link: 'https://ada.example/heron',
      kind: 'image',
      title: 'A heron',
      excerpt: '',
      author: '',
      language: null,
      picture: { width: 640, height: 360, color: '#c2452d', alt: '', variants: [] },
      media: null,
      publishesImmediately: false,
    };
    const card = { kind: 'image', title: 'A heron', excerpt: '', topics: [], alt: '' };
    // As it is kept of a piece whose page had a picture.
    const { store } = await communityAt(community.api);
    await store.set(`draft ${community.api} ${ada!.id}`, { name: 'card', link: preview.link, card, preview });
    visitor.feed.remove();
    const again = await visit(community);
    await again.sees(() => again.all('[part="toolbar"] button').length);
    again.button('Share your work').click();
    await again.sees(() => field(again, 'alt'));
    expect(field(again, 'alt').labels![0]!.textContent).to.equal(
      'Describe the picture for people who can’t see it',
    );
    type(again, 'alt', 'A heron on one leg');
    await again.sees(() => again.all<HTMLImageElement>('.draft img')[0]?.alt === 'A heron on one leg');
  });

  it('sends a piece once, whatever the network does', async () => {
    const visitor = await member();
    await write(visitor, 'A heron');
    const { community } = visitor;
    await community.fault({ kind: 'drop-after', path: '/showcase/posts', times: 1 });
    visitor.button('Submit').click();
    await visitor.sees(() => visitor.text.includes('Saved on this device.'));
    visitor.feed.remove();
    const again = await visit(community);
    await community.until(async () => (await community.received('POST', '/showcase/posts')).length === 2);
    await again.sees(() => again.all('[part="toolbar"] button').length);
    again.button('My pieces').click();
    await again.sees(() => again.all('.rows .state.pending').length === 1);
    expect(again.all('.rows li')).to.have.length(1);
  });

  it('gets a piece back that was refused', async () => {
    const visitor = await member();
    await visitor.community.posts({ title: 'There', link: 'https://ada.example/heron' });
    await write(visitor, 'A heron');
    visitor.button('Submit').click();
    await visitor.sees(() => visitor.text.includes('has already been submitted'));
    expect(field(visitor, 'title').value).to.equal('A heron');
  });

  it('changes and withdraws a piece', async () => {
    const visitor = await member();
    await write(visitor, 'A heron');
    visitor.button('Submit').click();
    await visitor.sees(() => visitor.all('.panel > .actions').length);
    visitor.button('My pieces').click();
    await visitor.sees(() => visitor.all('.rows .state').length === 1);
    visitor.button('Edit').click();
    await visitor.sees(() => field(visitor, 'title'));
    type(visitor, 'title', 'Two herons');
    visitor.button('Save').click();
    await visitor.sees(() => visitor.all('.rows .name')[0]?.textContent.includes('Two herons'));
    visitor.button('Withdraw').click();
    await visitor.sees(() => visitor.text.includes('Withdraw “Two herons” for good?'));
    visitor.button('Cancel').click();
    await visitor.sees(() => visitor.all('.sure').length === 0);
    visitor.button('Withdraw').click();
    await visitor.sees(() => visitor.all('.sure').length);
    visitor.button('Withdraw').click();
    await visitor.sees(() => visitor.text.includes('You haven’t shared anything yet.'));
  });

  it('cheers a piece once, also offline, and can take it back', async () => {
    const visitor = await member();
    const { community } = visitor;
    const heartIn = (page: typeof visitor) =>
      page.all('.cheer').find((it) => it.textContent.includes('Cheer: A chair'))!;
    const heart = () => heartIn(visitor);
    await community.fault({ kind: 'drop', path: '/showcase/posts', times: 1 });
    heart().click();
    await visitor.sees(() => heart().ariaPressed === 'true' && heart().textContent.includes('1'));
    visitor.feed.remove();
    const again = await visit(community);
    const there = () => heartIn(again);
    await again.sees(() => again.part('cheer') && there().ariaPressed === 'true');
    await community.until(async () => (await community.received('PUT', '/showcase/posts')).length >= 2);
    await again.feed.store!.reload();
    await again.sees(() => there().textContent.trim().startsWith('1'));
    there().click();
    await again.sees(() => there().ariaPressed === 'false');
    await community.until(async () => (await community.received('PUT', '/showcase/posts')).length >= 3);
    await again.sees(() => !there().textContent.includes('1'));
  });
});

describe('a host', () => {
  afterEach(cleanAddress);

  async function host(): Promise<Visitor> {
    const community = await startCommunity();
    const ids = await community.posts(
      { title: 'One' },
      { title: 'Two' },
      { title: 'Three' },
      { title: 'Shown' },
    );
    for (const id of ids.slice(0, 3)) await community.setState(id, 'pending');
    await signIn(community, 'Hanna', 'host');
    const visitor = await visit(community, (api) => html`<showcase-feed api=${api}></showcase-feed>`);
    await visitor.sees(() => visitor.text.includes('Review (3)'));
    visitor.button('Review').click();
    await visitor.sees(() => visitor.all('.asked').length === 3);
    return visitor;
  }

  const key = (visitor: Visitor, name: string) =>
    visitor.feed.shadowRoot!.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
    );
  const names = (visitor: Visitor) => visitor.all('.asked .name').map((it) => it.textContent.trim());

  it('decides in place, and what is published is said to be new', async () => {
    const visitor = await host();
    visitor.all('.asked .main')[0]!.click();
    await visitor.sees(() => visitor.all('.asked').length === 2);
    await visitor.sees(() => visitor.part('new-posts')?.textContent.includes('1 new'));
    await visitor.sees(() => visitor.text.includes('Review (2)'));
  });

  it('decides by key', async () => {
    const visitor = await host();
    const [first, second] = names(visitor);
    visitor.all('.asked')[0]!.focus();
    key(visitor, 'ArrowDown');
    expect(visitor.feed.shadowRoot!.activeElement!.textContent).to.contain(second);
    key(visitor, 'p');
    await visitor.sees(() => !names(visitor).includes(second!));
    visitor.all('.asked')[0]!.focus();
    key(visitor, 'd');
    await visitor.sees(() => field(visitor, 'reason'));
    await visitor.sees(() => visitor.feed.shadowRoot!.activeElement === field(visitor, 'reason'));
    field(visitor, 'reason').value = 'Too big for here.';
    visitor.button('Decline and email').click();
    await visitor.sees(() => !names(visitor).includes(first!));
    await visitor.community.until(
      async () => (await visitor.community.received('POST', '/showcase/decisions')).length === 2,
    );
    const [, decline] = await visitor.community.received('POST', '/showcase/decisions');
    expect(decline!.body).to.include({ decision: 'decline', reason: 'Too big for here.' });
  });

  it('decides many at once', async () => {
    const visitor = await host();
    for (const row of visitor.all('.asked')) {
      row.focus();
      key(visitor, 'x');
    }
    await visitor.sees(() => visitor.all('.many').length);
    visitor.all('.many .main')[0]!.click();
    await visitor.sees(() => visitor.text.includes('Nothing to review.'));
    await visitor.sees(() => visitor.part('new-posts')?.textContent.includes('3 new'));
  });

  it('is brought to the queue by the link in the mail', async () => {
    const community = await startCommunity();
    await community.posts({ title: 'One' });
    await signIn(community, 'Hanna', 'host');
    history.replaceState(null, '', '#community-showcase?open=queue');
    const visitor = await visit(community);
    await visitor.sees(() => visitor.text.includes('To review'));
  });

  it('sees a decision that the network lost as done, and it is sent once', async () => {
    const visitor = await host();
    await visitor.community.fault({ kind: 'drop', path: '/showcase/decisions', times: 1 });
    visitor.all('.asked .main')[0]!.click();
    await visitor.sees(() => visitor.text.includes('Saved on this device.'));
    const { community } = visitor;
    visitor.feed.remove();
    const again = await visit(community);
    await again.sees(() => again.text.includes('Review (2)'));
    await community.until(async () => (await community.received('POST', '/showcase/decisions')).length === 2);
  });

  it('adds a feed, and is told of one that is no address', async () => {
    const visitor = await host();
    visitor.button('Feeds').click();
    await visitor.sees(() => visitor.text.includes('No feeds yet.'));
    visitor.button('Add feed').click();
    await visitor.sees(() => visitor.text.includes('Enter a link that starts with'));
    visitor.feed.lang = 'de';
    await visitor.sees(() => visitor.text.includes('Gib einen Link ein, der mit https://'));
    visitor.feed.removeAttribute('lang');
    await visitor.sees(() => visitor.text.includes('Enter a link that starts with'));
    type(visitor, 'address', 'https://ada.example/feed.xml');
    visitor.button('Add feed').click();
    await visitor.sees(() => visitor.all('[data-source]').length === 1);
    type(visitor, 'address', 'https://ada.example/feed.xml');
    visitor.button('Add feed').click();
    await visitor.sees(() => visitor.text.includes('This feed has already been added.'));
    visitor.button('Remove').click();
    await visitor.sees(() => visitor.text.includes('Its posts stay in the showcase.'));
    visitor.button('Remove').click();
    await visitor.sees(() => visitor.text.includes('No feeds yet.'));
  });
});
