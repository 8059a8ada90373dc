import type { Meta } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { userEvent } from 'storybook/test';
import { bootstrapPage, uglyPage } from '../pages.ts';
import { type Args, meta as shared, type Story, reached } from './setup.ts';
import { Lesson } from './signed-in.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Member login/In a page' };
export default meta;

export const Header: Story = reached(async (member) => userEvent.click(await member.part('login-button')), {
  args: { compact: true },
  decorators: [
    (story): TemplateResult =>
      html`<div style="display: flex; justify-content: flex-end; min-block-size: 34rem">${story()}</div>`,
  ],
});

export const NarrowPhone: Story = { globals: { width: '18rem' } };

export const NarrowPhoneLesson: Story = { ...Lesson, globals: { width: '18rem' } };

export const BootstrapSite: Story = { decorators: [bootstrapPage] };

export const SiteWithStubbornStyles: Story = { decorators: [uglyPage] };
