import { expect } from '@open-wc/testing';
import { getSession } from '../../src/community/session-controller.ts';
import { ownPostEndpoints } from '../../src/contract/own-posts.ts';
import { startCommunity, type Community } from '../support/community.ts';
import { loseRole, signIn } from './member.ts';
import { cleanAddress, numbered, visit, type Visitor } from './page.ts';

/** A host with a piece of their own, one to review and a feed. */
async function host(prepare: (community: Community) => Promise<unknown>, waiting = 1): Promise<Visitor> {
  const community = await startCommunity();
  const ids = await community.posts(...numbered(waiting), { title: 'Shown' });
  await Promise.all(ids.slice(0, waiting).map((id) => community.setState(id, 'pending')));
  await signIn(community, 'Hanna', 'host');
  await prepare(community);
  const visitor = await visit(community);
  await visitor.sees(() => visitor.text.includes('Review ('));
  return visitor;
}

const breaks = (path: string) => (community: Community) =>
  community.fault({ kind: 'error', path, times: 1000 });
const alertOf = (visitor: Visitor) => visitor.all('.panel > [role="alert"]').at(-1)?.textContent ?? '';
const statusOf = (visitor: Visitor) => visitor.all('.base > [role="status"]')[0]!.textContent;
const focused = (visitor: Visitor) => visitor.feed.shadowRoot!.activeElement;

const panels = [
  { button: 'Review', path: '/showcase/queue', empty: 'Nothing to review.', loaded: 'Piece 1' },
  { button: 'My pieces', path: '/showcase/mine', empty: 'anything yet', loaded: 'anything yet' },
  { button: 'Feeds', path: '/showcase/sources', empty: 'No feeds yet.', loaded: 'No feeds yet.' },
];

describe('a panel that cannot be loaded', () => {
  afterEach(cleanAddress);

  for (const { button, path, empty, loaded } of panels)
    it(`says so, and is loaded again on request: ${button}`, async () => {
      const visitor = await host(breaks(path));
      visitor.button(button).click();
      await visitor.sees(() => alertOf(visitor).includes('Something went wrong.'));
      expect(visitor.text).not.to.include(empty);
      expect(visitor.all('.panel [aria-busy="true"]')).to.deep.equal([]);
      await visitor.sees(() => focused(visitor)?.id === 'panel');
      visitor.button('Try again').focus();
      visitor.button('Try again').click();
      await visitor.sees(() => statusOf(visitor).startsWith('Something went wrong.'));
      expect(focused(visitor)).to.equal(visitor.button('Try again'));
      await visitor.community.clearFaults();
      visitor.button('Try again').click();
      await visitor.sees(() => visitor.all('.panel')[0]!.textContent.includes(loaded));
      expect(alertOf(visitor).trim()).to.equal('');
      await visitor.sees(() => focused(visitor)?.id === 'panel');
    });
});

describe('a piece of one’s own', () => {
  afterEach(cleanAddress);

  it('that is gone is said to be, although the list is loaded again', async () => {
    const community = await startCommunity();
    await signIn(community, 'Ada');
    const session = await getSession(community.api);
    const body = { link: 'https://ada.example/heron', kind: 'article' as const, title: 'A heron' };
    const posted = await session.call(ownPostEndpoints.submitPost, {
      body: { ...body, excerpt: '', alt: '', topics: [] },
      key: crypto.randomUUID(),
    });
    if (!posted.ok) throw new Error(posted.failure.code);
    const visitor = await visit(community);
    await visitor.sees(() => visitor.button('My pieces'));
    visitor.button('My pieces').click();
    await visitor.sees(() => visitor.all('.rows .state').length === 1);
    const params = { post: posted.value.post.id };
    await session.call(ownPostEndpoints.withdrawPost, { params });
    visitor.button('Edit').click();
    await visitor.sees(() => visitor.all('#title').length);
    visitor.button('Save').click();
    await visitor.sees(() => visitor.text.includes('You haven’t shared anything yet.'));
    await visitor.sees(() => visitor.text.includes('That no longer exists.'));
  });
});

describe('the queue', () => {
  afterEach(cleanAddress);

  it('is not said to be empty while nobody knows', async () => {
    const visitor = await host(breaks('/showcase/queue'));
    await visitor.sees(() => visitor.text.includes('Review (?)'));
    await visitor.community.clearFaults();
    visitor.button('Review').click();
    await visitor.sees(() => visitor.text.includes('Review (1)'));
  });

  it('tells somebody who is no host any more', async () => {
    const visitor = await host(loseRole);
    visitor.button('Review').click();
    await visitor.sees(() => alertOf(visitor).includes('You don’t have permission to do that.'));
  });

  it('keeps what it has when more cannot be loaded, and goes on from there', async () => {
    const visitor = await host(() => Promise.resolve(), 51);
    visitor.button('Review').click();
    await visitor.sees(() => visitor.all('.asked').length === 50);
    await breaks('/showcase/queue')(visitor.community);
    visitor.all('.panel > .button').at(-1)!.click();
    await visitor.sees(() => alertOf(visitor).includes('Something went wrong.'));
    expect(visitor.all('.asked').length).to.equal(50);
    await visitor.community.clearFaults();
    visitor.button('Try again').click();
    await visitor.sees(() => visitor.all('.asked').length === 51);
  });
});
