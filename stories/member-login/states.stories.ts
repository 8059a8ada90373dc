import type { Meta } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { drop, never } from '../community.ts';
import { type Args, meta as shared, type Story, patience, reached } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Member login/States' };
export default meta;

export const Form: Story = {};

export const MissingAnswers = reached(async (member) => {
  await member.press();
  await waitFor(
    () => expect(member.login.light.querySelectorAll('[aria-invalid]')).toHaveLength(2),
    patience,
  );
});

export const WrongPassword = reached(async (member) => {
  await member.signIn('not the password');
  await member.failsWith('invalid-credentials');
});

export const TooManyAttempts = reached(
  async (member) => {
    await member.signIn('not the password');
    await member.failsWith('invalid-credentials');
    await member.press();
    await member.failsWith('rate-limited');
  },
  { parameters: { community: { limits: { signIns: { most: 1, per: 900 } } } } },
);

export const SigningIn = reached(async (member) => {
  member.community.fault = never;
  await member.signIn();
  await waitFor(() => expect(member.login.step).toMatchObject({ busy: 'signing-in' }), patience);
});

export const ServerUnreachable = reached(async (member) => {
  member.community.fault = drop;
  await member.signIn();
  await member.failsWith('unreachable');
});

export const CheckYourInbox = reached((member) => member.askForMail());

export const WrongCode = reached(async (member) => {
  await member.askForMail();
  const code = await member.community.code();
  await userEvent.type(await member.field('code'), code === '123456' ? '654321' : '123456');
  await member.press();
  await member.failsWith('invalid-code');
});

export const EmailOnly: Story = { args: { methods: 'email' } };

export const SetUpCheck = reached((member) => member.part('diagnostics'), { args: { debug: true } });
