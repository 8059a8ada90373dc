import type { Meta } from '@storybook/web-components-vite';
import { type Args, meta as shared, type Story, addresses, reached, prepared, preview } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Showcase/Signed in' };
export default meta;

export const Overview: Story = { parameters: { as: 'member' } };

/** Invites a member to be the first. */
export const Empty: Story = { parameters: { as: 'member', empty: true } };

export const ShareYourWork = reached((visitor) => visitor.press('Share your work'), {
  parameters: { as: 'member' },
});

export const NoPreview = reached(
  async (visitor) => {
    await visitor.press('Share your work');
    await visitor.type('link', 'https://ada.example/nothing');
    await visitor.press('Preview');
    await visitor.says('couldn’t read that page');
  },
  { parameters: { as: 'member' } },
);

export const Preview = reached(preview, { parameters: { as: 'member' } });

export const Submitted = reached(
  async (visitor) => {
    await preview(visitor);
    await visitor.press('Submit');
    await visitor.says('A host will review it');
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
