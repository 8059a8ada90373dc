import type { Meta } from '@storybook/web-components-vite';
import type { ShowcaseFeed } from '../../src/showcase-feed/showcase-feed.ts';
import { html } from 'lit';
import { drop, never } from '../community.ts';
import { type Args, meta as shared, type Story, reached, prepared } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Showcase/States' };
export default meta;

export const Cards: Story = {};

export const Masonry: Story = { args: { layout: 'masonry' } };

export const List: Story = { args: { layout: 'list' } };

export const Carousel: Story = { args: { layout: 'carousel' } };

export const WithFilters = reached((visitor) => visitor.find('.filters'), { args: { filters: true } });

export const NoResults = reached(
  async (visitor) => {
    await visitor.type('q', 'nobody wrote this');
    await visitor.says('No results.');
  },
  { args: { filters: true } },
);

export const Loading: Story = prepared((community) => void (community.fault = never));

export const Empty: Story = { parameters: { empty: true } };

export const LoadingFailed: Story = prepared((community) => void (community.fault = drop));

export const OwnFallback: Story = prepared((community) => void (community.fault = drop), {
  own: html`<ul>
    <li><a href="https://example.org/cups">Thirty cups, one table</a></li>
    <li><a href="https://example.org/benches">A map of every bench in our quarter</a></li>
  </ul>`,
});

export const Offline = reached(async (visitor) => {
  await visitor.says('Thirty cups');
  await visitor.element.updateComplete;
  visitor.community.fault = drop;
  const again = visitor.element.cloneNode() as ShowcaseFeed;
  visitor.element.replaceWith(again);
  visitor.element = again;
  await visitor.says('Last updated');
});

export const NewPosts = reached(async (visitor) => {
  await visitor.says('Thirty cups');
  visitor.community.wait(5);
  await visitor.community.post({ title: 'Just made', published_at: new Date(Date.now() + 60_000) });
  await visitor.element.checkForNewPosts();
  await visitor.find('[part~=new-posts]');
});

export const ShowMore = reached(
  async (visitor) => {
    await visitor.press('Show more');
    await visitor.says('One line, not lifted');
  },
  { args: { count: 3 } },
);

export const OpenPost = reached((visitor) => visitor.open('The kitchen at six'));

export const OpenVideo = reached((visitor) => visitor.open('Herons at the weir'));

export const ReportForm = reached(async (visitor) => {
  await visitor.open('The kitchen at six');
  await visitor.press('Report');
  await visitor.find('textarea');
});

export const PlayingAudio = reached((visitor) => visitor.press('Play: The kitchen'));
