import type { Meta } from '@storybook/web-components-vite';
import { Groups } from './hosts.stories.ts';
import { type Args, meta as shared, type Story, dark } from './setup.ts';
import { Overview, MyGroup } from './signed-in.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Group board/Themes' };
export default meta;

export const Dark: Story = { ...Overview, ...dark };

export const DarkGroup: Story = { ...MyGroup, ...dark };

export const DarkGroups: Story = { ...Groups, ...dark };
