import type { Meta } from '@storybook/web-components-vite';
import { Review } from './hosts.stories.ts';
import { type Args, meta as shared, type Story, dark } from './setup.ts';
import { Preview } from './signed-in.stories.ts';
import { WithFilters, OpenPost } from './states.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Showcase/Themes' };
export default meta;

export const Dark: Story = { ...WithFilters, ...dark };

export const DarkOpenPost: Story = { ...OpenPost, ...dark };

export const DarkPreview: Story = { ...Preview, ...dark };

export const DarkReview: Story = { ...Review, ...dark };
