import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/community/community-provider.ts';
import '../src/newsletter-signup/newsletter-signup.ts';
import { openCommunity, withCommunity, type Community } from './community.ts';

const meta: Meta = {
  title: 'Community provider',
  component: 'community-provider',
  parameters: { controls: { disable: true } },
  ...withCommunity(() => openCommunity()),
};
export default meta;

/** The URL of the API is set once, for all elements inside. */
export const TwoSignups: StoryObj = {
  render: (_, { loaded }) => html`
    <community-provider api=${(loaded as { community: Community }).community.api}>
      <newsletter-signup layout="card"></newsletter-signup>
      <p>Text of the page between them.</p>
      <newsletter-signup layout="bar"></newsletter-signup>
    </community-provider>
  `,
};
