import type { Meta } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import { captivePortal, drop, never, serverError } from '../community.ts';
import { type Args, meta as shared, type Story, ada, reached } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Newsletter signup/States' };
export default meta;

export const Form: Story = {};

export const FillingIn = reached(async (visitor) => {
  await visitor.touch();
  await visitor.field('[name=consents]');
});

export const MissingAnswers = reached(async (visitor) => {
  await visitor.type('ada@example');
  await visitor.press();
  await waitFor(() => expect(visitor.signup.querySelectorAll('[aria-invalid]')).toHaveLength(2));
});

export const TypoInTheAddress = reached(async (visitor) => {
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
  await visitor.failsWith('invalid-code');
});

export const ExpiredCode = reached(async (visitor, community) => {
  await visitor.subscribe(ada);
  const code = await community.code();
  community.wait(11);
  await visitor.typeCode(code);
  await visitor.failsWith('code-expired');
});

export const Confirmed = reached(async (visitor, community) => {
  await visitor.subscribe(ada);
  await visitor.typeCode(await community.code());
  await visitor.at('confirmed');
});

export const Offline: Story = {
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

export const ServerDown = reached(async (visitor, community) => {
  community.fault = serverError;
  await visitor.subscribe(ada);
  await visitor.at('queued');
});

export const CaptivePortal = reached(async (visitor, community) => {
  community.fault = captivePortal;
  await visitor.subscribe(ada);
  await visitor.at('queued');
});

export const StorageBlocked: Story = {
  ...ServerDown,
  beforeEach: () => {
    const open = () => {
      throw new DOMException('The user denied it.', 'SecurityError');
    };
    Object.defineProperty(indexedDB, 'open', { value: open, configurable: true });
    return () => void Reflect.deleteProperty(indexedDB, 'open');
  },
};

export const TooManyAttempts: Story = {
  ...reached(async (visitor) => {
    await visitor.subscribe(ada);
    await visitor.at('check-inbox');
    await visitor.pressPart('change-email');
    await visitor.at('form');
    await visitor.subscribe('grace@example.org');
    await visitor.failsWith('rate-limited');
  }),
  parameters: { community: { limits: { all: { most: 1, per: 3600 } } } },
};
