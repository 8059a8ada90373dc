import type { Meta } from '@storybook/web-components-vite';
import { type Args, meta as shared, type Story } from './setup.ts';
import { Overview, MyGroup } from './signed-in.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Group board/Languages' };
export default meta;

export const German: Story = { ...MyGroup, globals: { language: 'de' } };

export const Arabic: Story = { ...Overview, globals: { language: 'ar' } };

export const ArabicGroup: Story = { ...MyGroup, globals: { language: 'ar' } };

export const Japanese: Story = { ...MyGroup, globals: { language: 'ja' } };

export const Polish: Story = { ...Overview, globals: { language: 'pl' } };
