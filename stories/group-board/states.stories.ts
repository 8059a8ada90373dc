import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { drop, never } from '../community.ts';
import { type Args, meta as shared, type Story, DAY, reached, prepared } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Group board/States' };
export default meta;

export const SignedOut: Story = {};

export const GroupSignedOut = reached((visitor) => visitor.open('Swifts'));

export const BeforeTheEvent: Story = prepared((community) =>
  community.changeEvent({ state: 'open', starts_at: new Date(Date.now() + 3 * DAY) }),
);

export const Closed: Story = prepared((community) =>
  community.changeEvent({ state: 'closed', closed_at: new Date() }),
);

export const NoEvent: Story = { parameters: { empty: true } };

export const Loading: Story = prepared((community) => void (community.fault = never));

export const LoadingFailed: Story = prepared((community) => void (community.fault = drop));

export const OwnFallback: Story = prepared((community) => void (community.fault = drop), {
  own: html`<p>Groups meet on the first Saturday of the month.</p>`,
});

/** The board that the browser cached at the last visit. */
export const Offline = reached(async (visitor) => {
  await visitor.says('Swifts');
  await visitor.openAgain(drop);
  await visitor.says('Last updated');
});
