import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/newsletter-signup/newsletter-signup.ts';
import { openCommunity } from './community.ts';

const meta: Meta = {
  title: 'newsletter-signup',
  component: 'newsletter-signup',
  loaders: [async () => ({ community: await openCommunity() })],
  render: (_, { loaded }) => html`<newsletter-signup api=${loaded.community.api}></newsletter-signup>`,
};
export default meta;
export const Form: StoryObj = {};
