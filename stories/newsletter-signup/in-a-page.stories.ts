import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { bootstrapPage, uglyPage } from '../pages.ts';
import { type Args, meta as shared, type Story, inside } from './setup.ts';
import { FillingIn, CheckYourInbox, Confirmed } from './states.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Newsletter signup/In a page' };
export default meta;

export const Inline: Story = { args: { layout: 'inline' } };

export const Card: Story = { args: { layout: 'card' } };

export const Bar: Story = { args: { layout: 'bar' }, globals: { width: '64rem' } };

export const NarrowPhone: Story = { ...FillingIn, globals: { width: '18rem' } };

/** Works while scripts are blocked, and moves nothing on the page while the script loads. */
export const OwnForm: Story = inside(
  (api) => html`
    <h2 slot="heading">The Thursday letter</h2>
    <p slot="promise">One good thing to practise, every week.</p>
    <form action="${api}/newsletter/subscriptions" method="post">
      <p>
        <label>Email <input name="email" type="email" autocomplete="email" required /></label>
        <button>Subscribe</button>
      </p>
      <label>
        <input name="consents" type="checkbox" value="newsletter" required /> Yes, write to me every Thursday.
      </label>
      <input name="website" tabindex="-1" autocomplete="off" hidden />
    </form>
  `,
);

export const OwnFormCheckYourInbox: Story = { ...OwnForm, ...CheckYourInbox };

export const Slots: Story = inside(
  () => html`
    <h3 slot="heading">Letters from the kitchen table</h3>
    <p slot="promise">For people who <em>draw, write or film</em> after everyone else has gone to bed.</p>
    <small slot="consent">We keep your address for the letter, and for nothing else.</small>
    <p slot="success">There is a chair for you. Look out for us on Thursday.</p>
  `,
);

export const SlotsConfirmed: Story = { ...Slots, ...Confirmed };

export const BootstrapSite: Story = {
  ...FillingIn,
  args: { layout: 'inline' },
  decorators: [bootstrapPage],
};

export const SiteWithStubbornStyles: Story = { ...FillingIn, decorators: [uglyPage] };
