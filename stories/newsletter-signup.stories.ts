import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/newsletter-signup/newsletter-signup.ts';
import { arabicStrings } from './arabic.ts';
import { captivePortal, drop, never, openCommunity, serverError, type Community } from './community.ts';
import { bootstrapPage, uglyPage } from './pages.ts';
import { Visitor } from './visitor.ts';

interface Args {
  api?: string;
  step?: object;
  layout: 'inline' | 'card' | 'bar';
  strings: Record<string, string>;
  [event: `community-signup${string}`]: unknown;
}
type Story = StoryObj<Args>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const ada = 'ada@example.org';
const communityOf = ({ loaded }: Pick<Context, 'loaded'>) => (loaded as { community: Community }).community;

const meta: Meta<Args> = {
  title: 'newsletter-signup',
  component: 'newsletter-signup',
  args: { layout: 'card' },
  argTypes: {
    api: { control: false },
    step: { control: false },
    'community-signup-request': { control: false },
    'community-signup-pending': { control: false },
    'community-signup-confirmed': { control: false },
    'community-signup-error': { control: false },
    layout: { control: 'inline-radio', options: ['inline', 'card', 'bar'] },
    strings: { control: 'object' },
  },
  parameters: {
    docs: {
      description: {
        component:
          'A form that turns a visitor into a confirmed subscriber. What answers here is the real reference API, running in this page: a signup goes all the way, and no mail leaves your browser.',
      },
      source: {
        excludeDecorators: true,
        transform: (code: string) =>
          code.replace(/https:\/\/community\.example\/\w+/g, 'https://api.example.org'),
      },
    },
  },
  loaders: [async ({ parameters }) => ({ community: await openCommunity(parameters.community as object) })],
  render: ({ layout, strings = {} }, context) =>
    html`<newsletter-signup
      api=${communityOf(context).api}
      layout=${layout}
      .strings=${strings}
    ></newsletter-signup>`,
};
export default meta;

/** A step that is reached by somebody who types and clicks. */
const reached = (play: (visitor: Visitor, community: Community) => Promise<void>): Story => ({
  // All stories of the docs page are on one page, where there is one keyboard.
  tags: ['!autodocs'],
  play: (context) => play(new Visitor(context.canvasElement), communityOf(context)),
});

const inside = (content: (api: string) => TemplateResult): Story => ({
  render: ({ layout }, context) => {
    const { api } = communityOf(context);
    return html`<newsletter-signup api=${api} layout=${layout}>${content(api)}</newsletter-signup>`;
  },
});

export const Form: Story = {};

export const Touched = reached(async (visitor) => {
  await visitor.touch();
  await visitor.field('[name=consents]');
});

export const SomethingIsMissing = reached(async (visitor) => {
  await visitor.type('ada@example');
  await visitor.press();
  await waitFor(() => expect(visitor.signup.querySelectorAll('[aria-invalid]')).toHaveLength(2));
});

export const ASlipInTheAddress = reached(async (visitor) => {
  await visitor.type('ada@gmial.com');
  await visitor.field('.community-suggestion');
});

export const Sending = reached(async (visitor, community) => {
  community.fault = never;
  await visitor.subscribe(ada);
  await visitor.at('sending');
});

export const CheckYourInbox = reached(async (visitor) => {
  await visitor.subscribe(ada);
  await visitor.at('check-inbox');
});

export const InboxOfAKnownProvider = reached(async (visitor) => {
  await visitor.subscribe('ada@gmail.com');
  await visitor.at('check-inbox');
});

export const WrongCode = reached(async (visitor, community) => {
  await visitor.subscribe(ada);
  const code = await community.code();
  await visitor.typeCode(code === '123456' ? '654321' : '123456');
  await visitor.told('invalid-code');
});

export const CodeRunOut = reached(async (visitor, community) => {
  await visitor.subscribe(ada);
  const code = await community.code();
  community.wait(11);
  await visitor.typeCode(code);
  await visitor.told('code-expired');
});

export const Confirmed = reached(async (visitor, community) => {
  await visitor.subscribe(ada);
  await visitor.typeCode(await community.code());
  await visitor.at('confirmed');
});

export const KeptWhileOffline: Story = {
  ...reached(async (visitor, community) => {
    community.fault = drop;
    await visitor.subscribe(ada);
    await visitor.at('queued');
  }),
  beforeEach: () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    return () => void Reflect.deleteProperty(navigator, 'onLine');
  },
};

export const KeptWhileTheServerIsDown = reached(async (visitor, community) => {
  community.fault = serverError;
  await visitor.subscribe(ada);
  await visitor.at('queued');
});

export const KeptBehindACaptivePortal = reached(async (visitor, community) => {
  community.fault = captivePortal;
  await visitor.subscribe(ada);
  await visitor.at('queued');
});

export const KeptWithStorageDenied: Story = {
  ...KeptWhileTheServerIsDown,
  beforeEach: () => {
    const open = () => {
      throw new DOMException('The user denied it.', 'SecurityError');
    };
    Object.defineProperty(indexedDB, 'open', { value: open, configurable: true });
    return () => void Reflect.deleteProperty(indexedDB, 'open');
  },
};

export const Limited: Story = {
  ...reached(async (visitor) => {
    await visitor.subscribe(ada);
    await visitor.at('check-inbox');
    await visitor.pressPart('change-email');
    await visitor.at('form');
    await visitor.subscribe('grace@example.org');
    await visitor.told('rate-limited');
  }),
  parameters: { community: { limits: { all: { most: 1, per: 3600 } } } },
};

export const Inline: Story = { args: { layout: 'inline' } };
export const Card: Story = { args: { layout: 'card' } };
export const Bar: Story = { args: { layout: 'bar' }, globals: { width: '64rem' } };
export const NarrowPhone: Story = { ...Touched, globals: { width: '18rem' } };

export const Dark: Story = { globals: { theme: 'dark' } };
export const DarkCheckYourInbox: Story = { ...CheckYourInbox, globals: { theme: 'dark' } };
export const DarkSomethingIsMissing: Story = { ...SomethingIsMissing, globals: { theme: 'dark' } };

export const German: Story = { globals: { language: 'de' } };
export const GermanCheckYourInbox: Story = { ...CheckYourInbox, globals: { language: 'de' } };

export const RightToLeft: Story = {
  args: { strings: arabicStrings },
  globals: { direction: 'rtl', language: 'ar' },
};
export const RightToLeftCheckYourInbox: Story = { ...CheckYourInbox, ...RightToLeft };

export const OwnSentences: Story = {
  args: { strings: { email: 'Where shall it go?', submit: 'Send me the letter' } },
};

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
    <p slot="promise">For people who <em>draw, write or film</em> after everybody else has gone to bed.</p>
    <small slot="consent">We keep your address for the letter, and for nothing else.</small>
    <p slot="success">There is a chair for you. Look out for us on Thursday.</p>
  `,
);

export const SlotsConfirmed: Story = { ...Slots, ...Confirmed };

export const CustomProperties: Story = {
  decorators: [
    (story) => html`
      <div
        style="
          --community-accent-color: light-dark(#0b6e4f, #6fe0b4);
          --community-on-accent-color: light-dark(#fff, #06281c);
          --community-background: light-dark(#e7f3ec, #12241c);
          --community-border-color: light-dark(#b6d6c6, #2c4a3c);
          --community-field-background: light-dark(#fff, #0b1812);
          --community-field-text-color: CanvasText;
          --community-field-border-color: light-dark(#5d8c76, #5d8c76);
          --community-border-radius: 1.5rem;
          --community-gap: 1.25rem;
          font: 1.125rem/1.6 Georgia, serif;
        "
      >
        ${story()}
      </div>
    `,
  ],
};

export const CustomPropertiesTouched: Story = { ...Touched, ...CustomProperties };

export const InABootstrapPage: Story = {
  ...Touched,
  args: { layout: 'inline' },
  decorators: [bootstrapPage],
};

export const InAnUglyPage: Story = { ...Touched, decorators: [uglyPage] };
