import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Role } from '../../src/contract/members.ts';
import '../../src/group-board/group-board.ts';
import type { GroupBoard } from '../../src/group-board/group-board.ts';
import { clearShowcase, openCommunity, withCommunity, type Community, type Fault } from '../community.ts';
import { ShadowVisitor, signIn } from '../shadow-visitor.ts';

export { dark, phone, prepared } from '../shadow-visitor.ts';

export interface Args {
  event: string;
  group: string;
  login: string;
  headingLevel: number;
  debug: boolean;
  strings: Record<string, string>;
}
export type Story = StoryObj<Args>;

export const DAY = 24 * 3600_000;

/** In the group Swifts, and stuck. */
export const henrik = 'person-7@example.org';
/** The facilitator of the Swifts. */
export const gita = 'person-6@example.org';
/** A member who doesn't take part. */
export const ada = 'ada@example.org';
export const hanna = 'hanna@example.org';

export const meta: Meta<Args> = {
  component: 'group-board',
  // All stories share one database, and a page with all of them would show the groups of one.
  tags: ['!autodocs'],
  globals: { width: '76rem' },
  args: { event: 'current', group: '', login: '', headingLevel: 2, debug: false, strings: {} },
  argTypes: { headingLevel: { control: { type: 'number', min: 1, max: 6 } } },
  ...withCommunity(async (parameters) => {
    const { empty = false, as, role } = parameters as { empty?: boolean; as?: string; role?: Role };
    history.replaceState(null, '', location.pathname + location.search);
    await clearShowcase();
    const community = await openCommunity();
    if (!empty) await community.liveDay();
    if (as) await signIn(community, memberOf(as, role));
    const prepare = parameters['prepare'] as ((community: Community) => Promise<void>) | undefined;
    await prepare?.(community);
    return community;
  }),
  render: ({ event, group, login, headingLevel, debug, strings }, { loaded, parameters }) =>
    html`<group-board
      api=${(loaded as { community: Community }).community.api}
      event=${event}
      group=${group}
      login=${login}
      heading-level=${headingLevel}
      ?debug=${debug}
      .strings=${strings}
      >${parameters['own'] ?? ''}</group-board
    >`,
};

const memberOf = (email: string, role?: Role) => ({
  email,
  name: email === hanna ? 'Hanna Example' : 'Ada Example',
  ...(role && { role }),
});

/** Uses the board of a story as a person does. */
export class Visitor extends ShadowVisitor<GroupBoard> {
  open(group: string): Promise<void> {
    return this.follow(group, '.person');
  }

  /** Opens the page again, with a fault between it and the server. */
  async openAgain(fault: Fault): Promise<void> {
    await this.element.updateComplete;
    this.community.fault = fault;
    const again = this.element.cloneNode() as GroupBoard;
    this.element.replaceWith(again);
    this.element = again;
  }

  async type(selector: string, text: string): Promise<void> {
    const field = await this.find<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

export const reached = (reach: (visitor: Visitor) => Promise<unknown>, more: Story = {}): Story => ({
  ...more,
  play: async ({ canvasElement, loaded }) => {
    await reach(new Visitor(canvasElement.querySelector('group-board')!, loaded));
  },
});

export const as = (email: string, role?: Role): Story => ({ parameters: { as: email, role } });

/** In a group, after a press of a button. */
export const inSwifts =
  (...presses: string[]) =>
  async (visitor: Visitor) => {
    await visitor.open('Swifts');
    for (const press of presses) await visitor.press(press);
  };

export const host = as(hanna, 'host');
export const tool = (...presses: string[]) =>
  reached(async (visitor) => {
    for (const press of presses) await visitor.press(press);
    await visitor.find('.tools');
  }, host);
