import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { userEvent } from 'storybook/test';
import type { LinkReader } from '../../server/safe-fetch/port.ts';
import type { Role } from '../../src/contract/members.ts';
import '../../src/showcase-feed/showcase-feed.ts';
import type { ShowcaseFeed } from '../../src/showcase-feed/showcase-feed.ts';
import { clearShowcase, openCommunity, withCommunity, type Community, type PostInput } from '../community.ts';
import { ShadowVisitor, prepared, signIn } from '../shadow-visitor.ts';

export { dark, phone, prepared } from '../shadow-visitor.ts';

export interface Args {
  layout: ShowcaseFeed['layout'];
  count: number;
  filters: boolean;
  more: ShowcaseFeed['more'];
  headingLevel: number;
  debug: boolean;
  strings: Record<string, string>;
}
export type Story = StoryObj<Args>;

/** The responses of other people's sites: one page with rich metadata, and one without any. */
export const web: LinkReader = {
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
  send: async () => ({ fault: 'closed', say: 'This story tells nobody.' }),
};

export const pieces: PostInput[] = [
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

export const meta: Meta<Args> = {
  component: 'showcase-feed',
  // All stories share one database, and a page with all of them would show the pieces of one.
  tags: ['!autodocs'],
  globals: { width: '64rem' },
  args: {
    layout: 'grid',
    count: 12,
    filters: false,
    more: 'button',
    headingLevel: 2,
    debug: false,
    strings: {},
  },
  argTypes: {
    layout: { control: 'inline-radio', options: ['grid', 'masonry', 'list', 'carousel'] },
    count: { control: { type: 'number', min: 1, max: 50 } },
    more: { control: 'inline-radio', options: ['button', 'auto'] },
    headingLevel: { control: { type: 'number', min: 1, max: 6 } },
  },
  ...withCommunity(async (parameters) => {
    const { empty = false, as } = parameters as { empty?: boolean; as?: Role };
    history.replaceState(null, '', location.pathname + location.search);
    await clearShowcase();
    const community = await openCommunity({ web });
    if (!empty) for (const piece of pieces) await community.post(piece);
    if (as) await signIn(community, { email: addresses[as], name: names[as], role: as });
    const prepare = parameters['prepare'] as ((community: Community) => Promise<void>) | undefined;
    await prepare?.(community);
    return community;
  }),
  render: ({ layout, count, filters, more, headingLevel, debug, strings }, { loaded, parameters }) =>
    html`<showcase-feed
      api=${(loaded as { community: Community }).community.api}
      layout=${layout}
      count=${count}
      ?filters=${filters}
      more=${more}
      heading-level=${headingLevel}
      ?debug=${debug}
      .strings=${strings}
      >${parameters['own'] ?? ''}</showcase-feed
    >`,
};

export const addresses = {
  member: 'ada@example.org',
  facilitator: 'finn@example.org',
  host: 'hanna@example.org',
};
export const names = { member: 'Ada Example', facilitator: 'Finn Example', host: 'Hanna Example' };

/** Uses the feed of a story as a person does. */
export class Visitor extends ShadowVisitor<ShowcaseFeed> {
  async type(name: string, text: string): Promise<void> {
    await userEvent.type(await this.find(`[name="${name}"]`), text);
  }

  open(title: string): Promise<void> {
    return this.follow(title, 'dialog h2');
  }
}

export const reached = (reach: (visitor: Visitor) => Promise<unknown>, more: Story = {}): Story => ({
  ...more,
  play: async ({ canvasElement, loaded }) => {
    await reach(new Visitor(canvasElement.querySelector('showcase-feed')!, loaded));
  },
});

export const preview = async (visitor: Visitor) => {
  await visitor.press('Share your work');
  await visitor.type('link', 'https://ada.example/herons');
  await visitor.press('Preview');
  await visitor.find('.draft');
};

export const waiting = prepared(
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
