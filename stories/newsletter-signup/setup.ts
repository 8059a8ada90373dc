import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../../src/newsletter-signup/newsletter-signup.ts';
import { openCommunity, withCommunity, type Community } from '../community.ts';
import { Visitor } from '../visitor.ts';

export interface Args {
  api?: string;
  step?: object;
  layout: 'inline' | 'card' | 'bar';
  headingLevel: number;
  debug: boolean;
  strings: Record<string, string>;
  [event: `community-signup${string}`]: unknown;
}
export type Story = StoryObj<Args>;
export type Context = Parameters<NonNullable<Story['play']>>[0];

export const ada = 'ada@example.org';
export const communityOf = ({ loaded }: Pick<Context, 'loaded'>) =>
  (loaded as { community: Community }).community;

export const meta: Meta<Args> = {
  component: 'newsletter-signup',
  args: { layout: 'card', headingLevel: 2, debug: false, strings: {} },
  argTypes: {
    api: { control: false },
    step: { control: false },
    'community-signup-request': { control: false },
    'community-signup-pending': { control: false },
    'community-signup-confirmed': { control: false },
    'community-signup-error': { control: false },
    layout: { control: 'inline-radio', options: ['inline', 'card', 'bar'] },
    headingLevel: { control: { type: 'number', min: 1, max: 6 } },
    strings: { control: 'object' },
  },
  parameters: {
    docs: {
      description: {
        component:
          'A form that turns a visitor into a confirmed subscriber. What answers here is the real reference API, running in this page: a signup goes all the way, and no email leaves your browser.',
      },
      source: {
        excludeDecorators: true,
        transform: (code: string) =>
          code.replace(/https:\/\/community\.example\/\w+/g, 'https://api.example.org'),
      },
    },
  },
  ...withCommunity((parameters) => openCommunity(parameters['community'] as object)),
  render: ({ layout, headingLevel, debug, strings }, context) => {
    const { api } = communityOf(context);
    const content = context.parameters['content'] as ((api: string) => TemplateResult) | undefined;
    return html`<newsletter-signup
      api=${api}
      layout=${layout}
      heading-level=${headingLevel}
      ?debug=${debug}
      .strings=${strings}
      >${content?.(api) ?? ''}</newsletter-signup
    >`;
  },
};

/** A step that is reached by typing and clicking. */
export const reached = (play: (visitor: Visitor, community: Community) => Promise<void>): Story => ({
  // All stories of the docs page are on one page, which has only one keyboard focus.
  tags: ['!autodocs'],
  play: (context) => play(new Visitor(context.canvasElement), communityOf(context)),
});

/** With the owner's own content in the tag. */
export const inside = (content: (api: string) => TemplateResult): Story => ({ parameters: { content } });
