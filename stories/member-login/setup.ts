import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../../src/member-login/member-login.ts';
import type { MemberLogin } from '../../src/member-login/member-login.ts';
import { openCommunity, withCommunity, type Community } from '../community.ts';

export interface Args {
  methods: 'both' | 'password' | 'email';
  compact: boolean;
  headingLevel: number;
  page: string;
  debug: boolean;
  strings: Record<string, string>;
}
export type Story = StoryObj<Args>;

export const ada = 'ada@example.org';
export const password = 'three blue herons';
export const patience = { timeout: 20_000 };

export const month = `# Month of Learning

Four weeks, one *small* thing a day. You need a pencil.

## Day 1: Look
opens: 2020-01-01

Put a cup in front of you and **look at it for five minutes**. Do not draw.

- Where does the light come from?
- What is the darkest place?

> The cup is not in a hurry.

https://www.youtube.com/watch?v=abcdefghijk

## Day 2: One line
opens: 2020-01-02

Draw the cup with one line, without lifting the pencil.

## Day 3: From memory
opens: 2999-12-31

Not yet.
`;

export const content = html`<h3>Where we meet</h3>
  <p>Every second Thursday at seven in the evening, in the room above the bicycle shop.</p>
  <p slot="signed-out">Members find here where and when we meet.</p>`;

export const meta: Meta<Args> = {
  component: 'member-login',
  args: { methods: 'both', compact: false, page: '', headingLevel: 2, debug: false, strings: {} },
  argTypes: {
    methods: { control: 'inline-radio', options: ['both', 'password', 'email'] },
    headingLevel: { control: { type: 'number', min: 1, max: 6 } },
  },
  parameters: {
    docs: {
      description: {
        component:
          'Signs members in, and shows members-only content. What answers here is the real reference API, running in this page; no email leaves your browser.',
      },
    },
  },
  ...withCommunity(async (parameters) => {
    const community = await openCommunity(parameters['community'] as object);
    await community.member({ email: ada, password, name: 'Ada Example' });
    await community.page('month-of-learning', month);
    return community;
  }),
  render: ({ methods, compact, page, headingLevel, debug, strings }, { loaded }) =>
    html`<member-login
      api=${(loaded as { community: Community }).community.api}
      methods=${methods}
      page=${page}
      heading-level=${headingLevel}
      ?compact=${compact}
      ?debug=${debug}
      .strings=${strings}
      >${page || compact ? '' : content}</member-login
    >`,
};

/** Uses the login of a story as a member does. */
export class Member {
  readonly login: MemberLogin;
  readonly community: Community;

  constructor(canvas: HTMLElement, loaded: unknown) {
    this.login = canvas.querySelector('member-login')!;
    this.community = (loaded as { community: Community }).community;
  }

  field(name: string): Promise<HTMLInputElement> {
    return this.find(
      () => this.login.light.querySelector<HTMLInputElement>(`[name="${name}"], [data-name="${name}"]`),
      name,
    );
  }

  part(name: string): Promise<HTMLElement> {
    return this.find(() => this.login.shadowRoot!.querySelector<HTMLElement>(`[part~="${name}"]`), name);
  }

  find<Found>(look: () => Found | null | undefined, name: string): Promise<Found> {
    return waitFor(() => {
      const found = look();
      if (!found) throw new Error(`${name} is not there at ${this.login.step.name}`);
      return found;
    }, patience);
  }

  async press(): Promise<void> {
    const button = await this.find(() => this.login.light.querySelector('[type=submit]'), 'the button');
    await userEvent.click(button);
  }

  async signIn(word = password): Promise<void> {
    await userEvent.type(await this.field('email'), ada);
    await userEvent.type(await this.field('password'), word);
    await this.press();
  }

  async in(): Promise<void> {
    await this.signIn();
    await this.part('account-button');
  }

  async askForMail(): Promise<void> {
    await userEvent.type(await this.field('email'), ada);
    await userEvent.click(await this.part('email-link'));
    await this.field('code');
  }

  async choose(item: string): Promise<void> {
    await userEvent.click(await this.part('account-button'));
    await userEvent.click(await this.part(item));
  }

  failsWith(code: string): Promise<void> {
    return waitFor(() => expect(this.login.step).toMatchObject({ error: { code } }), patience);
  }
}

export const reached = (reach: (member: Member) => Promise<unknown>, more: Story = {}): Story => ({
  ...more,
  play: async ({ canvasElement, loaded }) => {
    await reach(new Member(canvasElement, loaded));
  },
});
