import type { Meta } from '@storybook/web-components-vite';
import { type Args, meta as shared, type Story } from './setup.ts';
import { AccountMenu, Lesson } from './signed-in.stories.ts';
import { WrongPassword } from './states.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Member login/Themes' };
export default meta;

export const Dark: Story = { globals: { theme: 'dark' } };

export const DarkWrongPassword: Story = { ...WrongPassword, globals: { theme: 'dark' } };

export const DarkLesson: Story = { ...Lesson, globals: { theme: 'dark' } };

export const DarkMenu: Story = { ...AccountMenu, globals: { theme: 'dark' } };
