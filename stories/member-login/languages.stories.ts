import type { Meta } from '@storybook/web-components-vite';
import { WrongPassword } from './states.stories.ts';
import { type Args, meta as shared, type Story } from './setup.ts';
import { AccountMenu, Lesson } from './signed-in.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Member login/Languages' };
export default meta;

export const German: Story = { globals: { language: 'de' } };

export const Arabic: Story = { globals: { language: 'ar' } };

export const ArabicMenu: Story = { ...AccountMenu, globals: { language: 'ar' } };

export const ArabicLesson: Story = { ...Lesson, globals: { language: 'ar' } };

export const Japanese: Story = { ...Lesson, globals: { language: 'ja' } };

export const Polish: Story = { ...WrongPassword, globals: { language: 'pl' } };
