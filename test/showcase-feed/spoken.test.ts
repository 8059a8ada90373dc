import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { startCommunity } from '../support/community.ts';
import { listenTo } from '../support/heard.ts';
import { expectSteadyName } from '../support/toggles.ts';
import { signIn } from './member.ts';
import { cleanAddress, numbered, openFeed, visit, type Visitor } from './page.ts';

const WRONG = 'Something went wrong. Please try again.';

/** Somebody who is signed in. */
async function member(role: 'member' | 'host' = 'member', count = 2): Promise<Visitor> {
  const community = await startCommunity();
  await community.posts(...numbered(count));
  await signIn(community, 'Hanna', role);
  const visitor = await visit(community);
  await visitor.sees(() => visitor.all('.cheer').length);
  return visitor;
}

async function feeds(): Promise<Visitor> {
  const visitor = await member('host');
  await visitor.sees(() => visitor.button('Feeds'));
  visitor.button('Feeds').click();
  await visitor.sees(() => visitor.text.includes('No feeds yet.'));
  return visitor;
}

function addFeed(visitor: Visitor): void {
  visitor.all<HTMLInputElement>('#feed')[0]!.value = 'https://ada.example/feed.xml';
  visitor.button('Add feed').click();
}

describe('what a listener hears', () => {
  afterEach(cleanAddress);

  it('when a feed is added and removed', async () => {
    const visitor = await feeds();
    const heard = listenTo(visitor.feed);
    addFeed(visitor);
    await visitor.sees(() => heard.includes('Feed added.'));
    await visitor.sees(() => visitor.all('[data-source]').length);
    visitor.button('Remove').click();
    await visitor.sees(() => visitor.all('.sure').length);
    visitor.button('Remove').click();
    await visitor.sees(() => heard.includes('Feed removed.'));
  });

  it('when a filter has found something, and when it has not', async () => {
    const visitor = await openFeed(
      [{ title: 'One', kind: 'video' }, { title: 'Two' }],
      (api) => html`<showcase-feed api=${api} filters></showcase-feed>`,
    );
    await visitor.sees(() => visitor.all('.kinds button').length === 3);
    const heard = listenTo(visitor.feed);
    visitor.button('Video').click();
    await visitor.sees(() => heard.includes('1 result'));
    const [search] = visitor.all<HTMLInputElement>('[type="search"]');
    search!.value = 'nowhere';
    search!.dispatchEvent(new Event('input', { bubbles: true }));
    await visitor.sees(() => heard.includes('No results. Try removing a filter.'));
  });
});

describe('an action that fails says that it failed, not that the showcase did', () => {
  afterEach(cleanAddress);

  it('more cards', async () => {
    const visitor = await openFeed(
      numbered(5),
      (api) => html`<showcase-feed api=${api} count="3"></showcase-feed>`,
    );
    const heard = listenTo(visitor.feed);
    await visitor.community.fault({ kind: 'error', path: '/showcase', times: 1000 });
    visitor.part('load-more')!.click();
    await visitor.sees(() => heard.includes(WRONG));
    expect(heard).to.deep.equal([WRONG]);
    await visitor.community.clearFaults();
  });

  it('a feed, whether the server fails or is out of reach', async () => {
    const visitor = await feeds();
    for (const kind of ['error', 'drop'] as const) {
      await visitor.community.fault({ kind, path: '/showcase/sources', times: 1000 });
      addFeed(visitor);
      await visitor.sees(() => visitor.all('#error')[0]?.textContent === WRONG);
      expect(visitor.all('#error')[0]!.getAttribute('role')).to.equal('alert');
      await visitor.community.clearFaults();
      visitor.all<HTMLInputElement>('#feed')[0]!.value = '';
      await visitor.sees(() => {
        // While the last address is being sent, it does nothing.
        visitor.button('Add feed').click();
        return visitor.all('#error')[0]?.textContent !== WRONG;
      });
    }
  });

  it('a cheer for what is gone', async () => {
    const community = await startCommunity();
    const [id] = await community.posts(...numbered(1));
    await signIn(community, 'Ada');
    const visitor = await visit(community);
    await visitor.sees(() => visitor.all('.cheer').length);
    const heard = listenTo(visitor.feed);
    await community.setState(id!, 'hidden');
    visitor.all('.cheer')[0]!.click();
    await visitor.sees(() => heard.includes('That no longer exists.'));
    await visitor.sees(() => visitor.all('.cheer')[0]!.ariaPressed === 'false');
  });
});

describe('toggles say their state once', () => {
  afterEach(cleanAddress);

  it('a cheer', async () => {
    const visitor = await member();
    await expectSteadyName(() => visitor.all('.cheer')[0]!);
  });

  it('a kind of pieces', async () => {
    const visitor = await openFeed(
      [{ title: 'One', kind: 'video' }, { title: 'Two' }],
      (api) => html`<showcase-feed api=${api} filters></showcase-feed>`,
    );
    await visitor.sees(() => visitor.all('.kinds button').length === 3);
    await expectSteadyName(() => visitor.button('Video'));
  });
});
