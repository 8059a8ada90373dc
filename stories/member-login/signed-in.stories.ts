import type { Meta } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { type Args, meta as shared, ada, patience, reached } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Member login/Signed in' };
export default meta;

export const ChooseAPassword = reached(async (member) => {
  await userEvent.type(await member.field('email'), ada);
  await userEvent.click(await member.part('forgot-password'));
  await userEvent.type(await member.field('code'), await member.community.code());
  await member.press();
  await member.field('new-password');
});

export const MembersOnlyContent = reached((member) => member.in());

export const AccountMenu = reached(async (member) => {
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

export const MembersPage = reached(
  async (member) => {
    await member.in();
    await member.part('page');
  },
  { args: { page: 'month-of-learning' } },
);

export const Lesson = reached(
  async (member) => {
    await member.in();
    await userEvent.click(
      await member.find(() => member.login.shadowRoot!.querySelector('.lessons button'), 'a lesson'),
    );
    await member.part('lesson');
  },
  { args: { page: 'month-of-learning' } },
);

export const MissingPage = reached(
  async (member) => {
    await member.in();
    await waitFor(() => expect(member.login.shadowRoot!.textContent).toContain('doesn’t exist'), patience);
  },
  { args: { page: 'nowhere' } },
);
