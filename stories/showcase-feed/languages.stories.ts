import type { Meta } from '@storybook/web-components-vite';
import { Review } from './hosts.stories.ts';
import { type Args, meta as shared, type Story } from './setup.ts';
import { Carousel, WithFilters } from './states.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Showcase/Languages' };
export default meta;

export const German: Story = { ...WithFilters, globals: { language: 'de' } };

export const Arabic: Story = { ...WithFilters, globals: { language: 'ar' } };

export const ArabicReview: Story = { ...Review, globals: { language: 'ar' } };

export const ArabicCarousel: Story = { ...Carousel, globals: { language: 'ar' } };

export const Japanese: Story = { ...WithFilters, globals: { language: 'ja' } };

export const Polish: Story = { ...Review, globals: { language: 'pl' } };
