import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/member-login/member-login.ts';
import type { MemberLogin } from '../src/member-login/member-login.ts';
import { drop, never, openCommunity, type Community } from './community.ts';
import { bootstrapPage, uglyPage } from './pages.ts';

interface Args {
  methods: 'both' | 'password' | 'email';
  compact: boolean;
  page: string;
  debug: boolean;
  strings: Record<string, string>;
}
type Story = StoryObj<Args>;

const ada = 'ada@example.org';
const password = 'three blue herons';
const patience = { timeout: 20_000 };

const month = `# Month of Learning

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

const content = html`<h3>Where we meet</h3>
  <p>Every second Thursday at seven in the evening, in the room above the bicycle shop.</p>
  <p slot="signed-out">Members find here where and when we meet.</p>`;

const meta: Meta<Args> = {
  title: 'member-login',
  component: 'member-login',
  args: { methods: 'both', compact: false, page: '', debug: false, strings: {} },
  argTypes: { methods: { control: 'inline-radio', options: ['both', 'password', 'email'] } },
  parameters: {
    docs: {
      description: {
        component:
          'The way in for members, and what opens for them. What answers here is the real reference API, running in this page; no mail leaves your browser.',
      },
    },
  },
  loaders: [
    async ({ parameters }) => {
      const community = await openCommunity(parameters.community as object);
      await community.member({ email: ada, password, name: 'Ada Example' });
      await community.page('month-of-learning', month);
      return { community };
    },
  ],
  render: ({ methods, compact, page, debug, strings }, { loaded }) =>
    html`<member-login
      api=${(loaded as { community: Community }).community.api}
      methods=${methods}
      page=${page}
      ?compact=${compact}
      ?debug=${debug}
      .strings=${strings}
      >${page || compact ? '' : content}</member-login
    >`,
};
export default meta;

/** Somebody at the login of a story. */
class Member {
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

  told(code: string): Promise<void> {
    return waitFor(() => expect(this.login.step).toMatchObject({ error: { code } }), patience);
  }
}

const reached = (reach: (member: Member) => Promise<unknown>, more: Story = {}): Story => ({
  ...more,
  play: async ({ canvasElement, loaded }) => {
    await reach(new Member(canvasElement, loaded));
  },
});

export const Form: Story = {};

export const SomethingIsMissing = reached(async (member) => {
  await member.press();
  await waitFor(
    () => expect(member.login.light.querySelectorAll('[aria-invalid]')).toHaveLength(2),
    patience,
  );
});

export const WrongPassword = reached(async (member) => {
  await member.signIn('not the password');
  await member.told('invalid-credentials');
});

export const Limited = reached(
  async (member) => {
    await member.signIn('not the password');
    await member.told('invalid-credentials');
    await member.press();
    await member.told('rate-limited');
  },
  { parameters: { community: { limits: { signIns: { most: 1, per: 900 } } } } },
);

export const SigningIn = reached(async (member) => {
  member.community.fault = never;
  await member.signIn();
  await waitFor(() => expect(member.login.step).toMatchObject({ busy: true }), patience);
});

export const NoAnswer = reached(async (member) => {
  member.community.fault = drop;
  await member.signIn();
  await member.told('unreachable');
});

export const CheckYourInbox = reached((member) => member.askForMail());

export const WrongCode = reached(async (member) => {
  await member.askForMail();
  const code = await member.community.code();
  await userEvent.type(await member.field('code'), code === '123456' ? '654321' : '123456');
  await member.press();
  await member.told('invalid-code');
});

export const ChooseAPassword = reached(async (member) => {
  await userEvent.type(await member.field('email'), ada);
  await userEvent.click(await member.part('forgot-password'));
  await userEvent.type(await member.field('code'), await member.community.code());
  await member.press();
  await member.field('new-password');
});

export const SignedIn = reached((member) => member.in());

export const TheMenu = reached(async (member) => {
  await member.in();
  await userEvent.click(await member.part('account-button'));
});

export const Profile = reached(async (member) => {
  await member.in();
  await member.choose('profile');
  await member.field('bio');
});

export const Sessions = reached(async (member) => {
  await member.in();
  await member.choose('sessions');
  await waitFor(() => expect(member.login.shadowRoot!.querySelector('.sessions li')).toBeTruthy(), patience);
});

export const AMembersPage = reached(
  async (member) => {
    await member.in();
    await member.part('page');
  },
  { args: { page: 'month-of-learning' } },
);

export const ALesson = reached(
  async (member) => {
    await member.in();
    await userEvent.click(
      await member.find(() => member.login.shadowRoot!.querySelector('.lessons button'), 'a lesson'),
    );
    await member.part('lesson');
  },
  { args: { page: 'month-of-learning' } },
);

export const APageThatIsNotThere = reached(
  async (member) => {
    await member.in();
    await waitFor(() => expect(member.login.shadowRoot!.textContent).toContain('doesn’t exist'), patience);
  },
  { args: { page: 'nowhere' } },
);

export const OnlyByMail: Story = { args: { methods: 'email' } };

export const InAHeader: Story = reached(
  async (member) => userEvent.click(await member.part('login-button')),
  {
    args: { compact: true },
    decorators: [
      (story): TemplateResult =>
        html`<div style="display: flex; justify-content: flex-end; min-block-size: 34rem">${story()}</div>`,
    ],
  },
);

export const TheSetUp = reached((member) => member.part('diagnostics'), { args: { debug: true } });

export const NarrowPhone: Story = { globals: { width: '18rem' } };
export const NarrowPhoneLesson: Story = { ...ALesson, globals: { width: '18rem' } };
export const Dark: Story = { globals: { theme: 'dark' } };
export const DarkWrongPassword: Story = { ...WrongPassword, globals: { theme: 'dark' } };
export const DarkLesson: Story = { ...ALesson, globals: { theme: 'dark' } };
export const DarkMenu: Story = { ...TheMenu, globals: { theme: 'dark' } };
export const German: Story = { globals: { language: 'de' } };
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
export const RightToLeftMenu: Story = { ...TheMenu, globals: { direction: 'rtl' } };
export const RightToLeftLesson: Story = { ...ALesson, globals: { direction: 'rtl' } };
export const InABootstrapPage: Story = { decorators: [bootstrapPage] };
export const InAnUglyPage: Story = { decorators: [uglyPage] };
