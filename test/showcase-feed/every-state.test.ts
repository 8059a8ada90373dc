import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { expectAccessible } from '../support/accessible.ts';
import { expectOneSide } from '../support/directions.ts';
import { expectSoundStructure } from '../support/sound-structure.ts';
import { expectEveryLanguage } from '../support/every-language.ts';
import { startCommunity, type Community } from '../support/community.ts';
import { signIn } from './member.ts';
import { cleanAddress, numbered, openFeed, visit, type Visitor } from './page.ts';

const posts = [
  {
    title: 'A walk',
    kind: 'video' as const,
    link: 'https://www.youtube.com/watch?v=abcdefghijk',
    picture: true,
  },
  { title: 'A text', topics: ['herons'], author: 'Ben', excerpt: 'Of herons, and of other people.' },
  { title: 'A sound', kind: 'audio' as const, media: 'http://127.0.0.1:1/sound.mp3', picture: true },
];

const withFilters = (api: string) => html`<showcase-feed api=${api} filters></showcase-feed>`;
const laidOut = (layout: string) => (api: string) =>
  html`<showcase-feed api=${api} layout=${layout}></showcase-feed>`;

async function host(prepare?: (community: Community) => Promise<unknown>): Promise<Visitor> {
  const community = await startCommunity();
  const ids = await community.posts({ title: 'One' }, { title: 'Two', picture: true }, { title: 'Shown' });
  for (const id of ids.slice(0, 2)) await community.setState(id, 'pending');
  await prepare?.(community);
  await signIn(community, 'Hanna', 'host');
  const visitor = await visit(community);
  await visitor.sees(() => visitor.text.includes('Review (2)'));
  return visitor;
}

async function pressed(button: string, seen: string, visitor?: Visitor): Promise<Visitor> {
  const it = visitor ?? (await host());
  it.button(button).click();
  await it.sees(() => it.all(seen).length);
  return it;
}

const card = async () => {
  const visitor = await pressed('Share your work', '#link');
  const field = visitor.all<HTMLInputElement>('#link')[0]!;
  field.value = 'https://ada.example/heron';
  await pressed('Preview', '.error:not(:empty)', visitor);
  return pressed('Fill in the card yourself', '.draft', visitor);
};

/** Every state, reached as a person reaches it. */
const states: Record<string, () => Promise<Visitor>> = {
  loading: async () => {
    const visitor = await openFeed([]);
    await visitor.community.fault({ kind: 'delay', path: '/showcase', times: 1 });
    visitor.feed.topic = 'herons';
    await visitor.sees(() => visitor.all('.skeleton').length);
    return visitor;
  },
  cards: () => openFeed(posts),
  masonry: () => openFeed(posts, laidOut('masonry')),
  list: () => openFeed(posts, laidOut('list')),
  carousel: async () => {
    const visitor = await openFeed(posts, laidOut('carousel'));
    await visitor.sees(() => visitor.all('.turn').length);
    return visitor;
  },
  filters: async () => {
    const visitor = await openFeed(posts, withFilters);
    await visitor.sees(() => visitor.part('filters'));
    return visitor;
  },
  'nothing yet': () => openFeed([]),
  'cannot be loaded': async () => {
    const community = await startCommunity();
    await community.fault({ kind: 'error', path: '/showcase', times: 1000 });
    return visit(community);
  },
  more: async () => {
    const tag = (api: string): TemplateResult => html`<showcase-feed api=${api} count="2"></showcase-feed>`;
    const visitor = await openFeed(numbered(6), tag);
    visitor.part('load-more')!.click();
    await visitor.cards(4);
    return visitor;
  },
  'something new': async () => {
    const visitor = await openFeed(posts);
    await visitor.community.posts({ title: 'New' });
    await visitor.feed.checkForNewPosts();
    await visitor.sees(() => visitor.part('new-posts'));
    return visitor;
  },
  'an open post': async () => {
    const visitor = await openFeed(posts);
    await visitor.open('A text');
    return visitor;
  },
  'a report': async () => {
    const visitor = await openFeed(posts);
    await visitor.open('A walk');
    return pressed('Report', 'textarea', visitor);
  },
  'a video that plays': async () => pressed('Play: A walk', 'iframe', await openFeed(posts)),
  'a sound that plays': async () => pressed('Play: A sound', 'audio', await openFeed(posts)),
  'show yours': () => pressed('Share your work', '#link'),
  'a link that is none': async () =>
    pressed('Preview', '.error:not(:empty)', await pressed('Share your work', '#link')),
  'a card to fill in': card,
  'a card without a title': async () => pressed('Submit', '.community-error', await card()),
  'my pieces, none': () => pressed('My pieces', '.panel h2'),
  'the queue': () => pressed('Review', '.asked'),
  'a queue that cannot be loaded': async () => {
    const visitor = await host();
    await visitor.community.fault({ kind: 'error', path: '/showcase/queue', times: 1000 });
    return pressed('Review', '.panel [part="message"]', visitor);
  },
  'a decline': async () => pressed('Decline', '#reason', await pressed('Review', '.asked')),
  'many chosen': async () => {
    const visitor = await pressed('Review', '.asked');
    visitor.all<HTMLInputElement>('.asked input').forEach((it) => it.click());
    await visitor.sees(() => visitor.all('.many').length);
    return visitor;
  },
  feeds: () => pressed('Feeds', '#feed'),
};

describe('every state of a showcase', () => {
  afterEach(cleanAddress);

  for (const [name, reach] of Object.entries(states)) {
    it(`"${name}" is accessible, light and dark, and fits a phone in every language`, async () => {
      const visitor = await reach();
      expectSoundStructure(visitor.feed);
      await expectOneSide(visitor.feed);
      await expectAccessible(visitor.feed);
      await expectEveryLanguage(visitor.feed);
      await visitor.community.clearFaults();
    });
  }

  it('is worked by keyboard: every control is a link, a button or a field, and the panel gets the focus', async () => {
    const visitor = await pressed('Review', '.asked');
    expect(visitor.feed.shadowRoot!.activeElement!.id).to.equal('panel');
    for (const control of visitor.all('[role="button"], [onclick]'))
      expect(control.matches('a[href], button, input, select, textarea')).to.equal(true);
    visitor.button('Close').click();
    await visitor.sees(() => visitor.feed.shadowRoot!.activeElement?.closest('[part="toolbar"]'));
  });
});
