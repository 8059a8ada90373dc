import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { LinkReader } from '../server/safe-fetch/port.ts';
import { memberEndpoints } from '../src/contract/members.ts';
import type { Role } from '../src/contract/members.ts';
import { getSession } from '../src/community/session-controller.ts';
import { hintSignedIn } from '../src/community/signed-in-hint.ts';
import '../src/showcase-feed/showcase-feed.ts';
import type { ShowcaseFeed } from '../src/showcase-feed/showcase-feed.ts';
import { clearShowcase, drop, never, openCommunity, type Community, type PostInput } from './community.ts';
import { bootstrapPage, uglyPage } from './pages.ts';

interface Args {
  layout: ShowcaseFeed['layout'];
  count: number;
  filters: boolean;
  strings: Record<string, string>;
}
type Story = StoryObj<Args>;

const password = 'three blue herons';
const patience = { timeout: 20_000 };

/** Other people's sites, as they would answer: one page that says a lot, and one that says nothing. */
const web: LinkReader = {
  unfurl: async (link) =>
    link.includes('nothing')
      ? { fault: 'nothing', say: 'This page says nothing about itself.' }
      : {
          link,
          kind: 'video',
          title: 'Herons at the weir',
          excerpt: 'Four minutes of standing still, filmed from the bridge on a wet Thursday.',
          picture: 'https://ada.example/herons.jpg',
        },
  thumbnails: async () => ({
    width: 1280,
    height: 720,
    color: '#dfe8d8',
    variants: [{ width: 640, bytes: new Uint8Array(1) }],
  }),
  feed: async () => ({ fault: 'html', say: 'This is a web page, not a feed.' }),
};

const pieces: PostInput[] = [
  {
    kind: 'image',
    title: 'Thirty cups, one table',
    excerpt:
      'A cup a day for a month, drawn before breakfast. By the third week I stopped looking at the cup.',
    picture_id: 'cups',
    cheer_count: 24,
    topics: ['drawing'],
  },
  {
    kind: 'article',
    title: 'What I heard when I stopped filling the silence',
    author_name: 'Tomasz Wren',
    excerpt: 'Six interviews, and in each of them the best sentence came after the longest pause.',
    cheer_count: 17,
    topics: ['listening'],
  },
  {
    kind: 'audio',
    title: 'The kitchen at six in the morning',
    author_name: 'Amara Osei-Lind',
    excerpt: 'Ninety seconds of kettle, rain and a radio next door.',
    media_url: 'https://example.org/kitchen.mp3',
    picture_id: 'rain',
    cheer_count: 31,
    topics: ['sound'],
  },
  {
    kind: 'video',
    title: 'Herons at the weir',
    author_name: 'Jun Halvorsen',
    excerpt: 'Four minutes of standing still.',
    link: 'https://www.youtube.com/watch?v=abcdefghijk',
    picture_id: 'herons',
    topics: ['walking'],
  },
  {
    kind: 'link',
    title: 'A map of every bench in our quarter',
    author_name: 'Jun Halvorsen',
    excerpt: 'Forty-one benches, who sits on them, and when the sun gets there.',
    picture_id: 'map',
    cheer_count: 3,
    topics: ['walking'],
  },
  { kind: 'image', title: 'One line, not lifted', excerpt: '', picture_id: 'lines', topics: ['drawing'] },
];

const meta: Meta<Args> = {
  title: 'showcase-feed',
  component: 'showcase-feed',
  // All stories share one database, and a page with all of them would show the pieces of one.
  tags: ['!autodocs'],
  globals: { width: '64rem' },
  args: { layout: 'grid', count: 12, filters: false, strings: {} },
  argTypes: { layout: { control: 'inline-radio', options: ['grid', 'masonry', 'list', 'carousel'] } },
  loaders: [
    async ({ parameters }) => {
      const { empty = false, as } = parameters as { empty?: boolean; as?: Role };
      history.replaceState(null, '', location.pathname + location.search);
      await clearShowcase();
      const community = await openCommunity({ web });
      if (!empty) for (const piece of pieces) await community.post(piece);
      if (as) await signIn(community, as);
      const prepare = parameters['prepare'] as ((community: Community) => Promise<void>) | undefined;
      await prepare?.(community);
      return { community };
    },
  ],
  render: ({ layout, count, filters, strings }, { loaded, parameters }) =>
    html`<showcase-feed
      api=${(loaded as { community: Community }).community.api}
      layout=${layout}
      count=${count}
      ?filters=${filters}
      .strings=${strings}
      >${parameters['own'] ?? ''}</showcase-feed
    >`,
};
export default meta;

const addresses = { member: 'ada@example.org', facilitator: 'finn@example.org', host: 'hanna@example.org' };
const names = { member: 'Ada Example', facilitator: 'Finn Example', host: 'Hanna Example' };

async function signIn(community: Community, role: Role): Promise<void> {
  const email = addresses[role];
  await community.member({ email, password, name: names[role], role });
  const session = await getSession(community.api);
  await session.signIn(memberEndpoints.signIn, { email, password });
  hintSignedIn(community.api, true);
}

/** Somebody before the feed of a story. */
class Visitor {
  readonly feed: ShowcaseFeed;
  readonly community: Community;

  constructor(canvas: HTMLElement, loaded: unknown) {
    this.feed = canvas.querySelector('showcase-feed')!;
    this.community = (loaded as { community: Community }).community;
  }

  find<Found extends HTMLElement>(selector: string): Promise<Found> {
    return waitFor(() => {
      const found = this.feed.shadowRoot!.querySelector<Found>(selector);
      if (!found) throw new Error(`${selector} is not there`);
      return found;
    }, patience);
  }

  async press(text: string): Promise<void> {
    const button = await waitFor(() => {
      const found = [...this.feed.shadowRoot!.querySelectorAll('button')].find(
        (it) => it.textContent.trim().startsWith(text) || it.ariaLabel?.startsWith(text),
      );
      if (!found) throw new Error(`"${text}" is not there`);
      return found;
    }, patience);
    await userEvent.click(button);
  }

  async type(name: string, text: string): Promise<void> {
    await userEvent.type(await this.find(`[name="${name}"]`), text);
  }

  says(text: string): Promise<void> {
    return waitFor(() => expect(this.feed.shadowRoot!.textContent).toContain(text), patience);
  }

  async open(title: string): Promise<void> {
    await this.says(title);
    const all = [...this.feed.shadowRoot!.querySelectorAll<HTMLElement>('h3 a')];
    await userEvent.click(all.find((it) => it.textContent.includes(title))!);
    await this.find('dialog h2');
  }
}

const reached = (reach: (visitor: Visitor) => Promise<unknown>, more: Story = {}): Story => ({
  ...more,
  play: async ({ canvasElement, loaded }) => {
    await reach(new Visitor(canvasElement, loaded));
  },
});

const prepared = (prepare: (community: Community) => Promise<void> | void, more: object = {}) => ({
  parameters: { prepare: async (community: Community) => prepare(community), ...more },
});

export const Cards: Story = {};
export const Masonry: Story = { args: { layout: 'masonry' } };
export const List: Story = { args: { layout: 'list' } };
export const Carousel: Story = { args: { layout: 'carousel' } };
export const WithFilters = reached((visitor) => visitor.find('.filters'), { args: { filters: true } });
export const NothingFits = reached(
  async (visitor) => {
    await visitor.type('q', 'nobody wrote this');
    await visitor.says('No results.');
  },
  { args: { filters: true } },
);
export const Loading: Story = prepared((community) => void (community.fault = never));
export const NothingYet: Story = { parameters: { empty: true } };
export const CannotBeLoaded: Story = prepared((community) => void (community.fault = drop));
export const TheOwnersList: Story = prepared((community) => void (community.fault = drop), {
  own: html`<ul>
    <li><a href="https://example.org/cups">Thirty cups, one table</a></li>
    <li><a href="https://example.org/benches">A map of every bench in our quarter</a></li>
  </ul>`,
});

export const AsItWas = reached(async (visitor) => {
  await visitor.says('Thirty cups');
  await visitor.feed.updateComplete;
  visitor.community.fault = drop;
  const place = visitor.feed.parentElement!;
  visitor.feed.remove();
  place.append(visitor.feed);
  await visitor.says('Last updated');
});

export const SomethingNew = reached(async (visitor) => {
  await visitor.says('Thirty cups');
  visitor.community.wait(5);
  await visitor.community.post({ title: 'Just made', published_at: new Date(Date.now() + 60_000) });
  await visitor.feed.checkForNewPosts();
  await visitor.find('[part~=new-posts]');
});

export const More = reached(
  async (visitor) => {
    await visitor.press('Show more');
    await visitor.says('One line, not lifted');
  },
  { args: { count: 3 } },
);

export const AnOpenPost = reached((visitor) => visitor.open('The kitchen at six'));
export const AVideo = reached((visitor) => visitor.open('Herons at the weir'));
export const AReport = reached(async (visitor) => {
  await visitor.open('The kitchen at six');
  await visitor.press('Report');
  await visitor.find('textarea');
});
export const ASoundPlays = reached((visitor) => visitor.press('Play: The kitchen'));

export const SignedIn: Story = { parameters: { as: 'member' } };

export const ShowYours = reached((visitor) => visitor.press('Share your work'), {
  parameters: { as: 'member' },
});

export const NothingBehindTheLink = reached(
  async (visitor) => {
    await visitor.press('Share your work');
    await visitor.type('link', 'https://ada.example/nothing');
    await visitor.press('Preview');
    await visitor.says('couldn’t read that page');
  },
  { parameters: { as: 'member' } },
);

const preview = async (visitor: Visitor) => {
  await visitor.press('Share your work');
  await visitor.type('link', 'https://ada.example/herons');
  await visitor.press('Preview');
  await visitor.find('.draft');
};
export const APreview = reached(preview, { parameters: { as: 'member' } });

export const SentIn = reached(
  async (visitor) => {
    await preview(visitor);
    await visitor.press('Submit');
    await visitor.says('In review');
  },
  { parameters: { as: 'member' } },
);

export const MyPieces = reached(
  async (visitor) => {
    await visitor.press('My pieces');
    await visitor.find('.rows .state');
  },
  prepared(
    async (community) => {
      const author_id = await community.idOf(addresses.member);
      const own = { author_id, picture_id: 'waves' };
      await community.post({ ...own, title: 'Waves, from memory', state: 'pending' });
      await community.post({ ...own, title: 'Listening to the harbour', picture_id: 'rain' });
      await community.post({
        ...own,
        title: 'A very long film about very short things',
        state: 'declined',
        reason: 'We love it, and it lasts four hours. Could you show us ten minutes of it?',
        picture_id: 'figure',
      });
    },
    { as: 'member' },
  ),
);

const waiting = prepared(
  async (community) => {
    await community.post({
      title: 'Herons, twice',
      kind: 'video',
      excerpt: 'Both of them looked away.',
      state: 'pending',
      picture_id: 'herons',
    });
    await community.post({
      title: 'What the lift says',
      kind: 'audio',
      excerpt: 'Eleven floors, one voice.',
      state: 'pending',
      author_name: 'Tomasz Wren',
    });
    const reported = await community.post({
      title: 'A quiet room',
      excerpt: 'Not so quiet.',
      picture_id: 'figure',
    });
    await community.report(reported, 'This is my drawing.');
  },
  { as: 'host' },
);

export const TheQueue = reached(async (visitor) => {
  await visitor.press('Review');
  await visitor.find('.asked');
}, waiting);

export const Declining = reached(async (visitor) => {
  await visitor.press('Review');
  (await visitor.find('.asked')).focus();
  await userEvent.keyboard('d');
  await visitor.find('#reason');
}, waiting);

export const ManyAtOnce = reached(async (visitor) => {
  await visitor.press('Review');
  (await visitor.find('.asked')).focus();
  await userEvent.keyboard('x{ArrowDown}x');
  await visitor.find('.many');
}, waiting);

export const NothingWaits = reached((visitor) => visitor.press('Review'), { parameters: { as: 'host' } });

export const TheFeeds = reached(
  async (visitor) => {
    await visitor.press('Feeds');
    await visitor.find('[data-source]');
  },
  prepared(
    async (community) => {
      await community.source({ title: 'Notes from the bench', rule: 'publish' });
      await community.source({
        title: 'The long walk',
        error: 'This is a web page, not a feed. Its feed may be at https://walk.example/feed.xml.',
      });
    },
    { as: 'host' },
  ),
);

const dark: Story = { globals: { theme: 'dark' } };
const phone: Story = { globals: { width: '18rem' } };
const rtl: Story = { globals: { direction: 'rtl' } };

export const Dark: Story = { ...WithFilters, ...dark };
export const DarkOpenPost: Story = { ...AnOpenPost, ...dark };
export const DarkPreview: Story = { ...APreview, ...dark };
export const DarkQueue: Story = { ...TheQueue, ...dark };
export const NarrowPhone: Story = { ...WithFilters, ...phone };
export const NarrowPhonePreview: Story = { ...APreview, ...phone };
export const NarrowPhoneQueue: Story = { ...ManyAtOnce, ...phone };
export const NarrowPhoneFeeds: Story = { ...TheFeeds, ...phone };
export const German: Story = { ...WithFilters, globals: { language: 'de' } };
export const RightToLeft: Story = { ...WithFilters, ...rtl };
export const RightToLeftQueue: Story = { ...TheQueue, ...rtl };
export const RightToLeftCarousel: Story = { ...Carousel, ...rtl };
export const InABootstrapPage: Story = { decorators: [bootstrapPage] };
export const InAnUglyPage: Story = { ...WithFilters, decorators: [uglyPage] };
