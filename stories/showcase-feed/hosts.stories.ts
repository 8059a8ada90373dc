import type { Meta } from '@storybook/web-components-vite';
import { userEvent } from 'storybook/test';
import { serverError } from '../community.ts';
import { type Args, meta as shared, reached, prepared, waiting } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Showcase/Hosts' };
export default meta;

export const Review = reached(async (visitor) => {
  await visitor.press('Review');
  await visitor.find('.asked');
}, waiting);

export const Decline = reached(async (visitor) => {
  await visitor.press('Review');
  (await visitor.find('.asked')).focus();
  await userEvent.keyboard('d');
  await visitor.find('#reason');
}, waiting);

export const ReviewSeveral = reached(async (visitor) => {
  await visitor.press('Review');
  (await visitor.find('.asked')).focus();
  await userEvent.keyboard('x{ArrowDown}x');
  await visitor.find('.many');
}, waiting);

export const NothingToReview = reached((visitor) => visitor.press('Review'), { parameters: { as: 'host' } });

export const ReviewFailed = reached(async (visitor) => {
  await visitor.says('Review (');
  visitor.community.fault = serverError;
  await visitor.press('Review');
  await visitor.says('Something went wrong.');
}, waiting);

export const Feeds = reached(
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
