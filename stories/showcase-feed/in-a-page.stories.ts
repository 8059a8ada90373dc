import type { Meta } from '@storybook/web-components-vite';
import { bootstrapPage, uglyPage } from '../pages.ts';
import { ReviewSeveral, Feeds } from './hosts.stories.ts';
import { type Args, meta as shared, type Story, phone } from './setup.ts';
import { Preview } from './signed-in.stories.ts';
import { WithFilters } from './states.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Showcase/In a page' };
export default meta;

export const NarrowPhone: Story = { ...WithFilters, ...phone };

export const NarrowPhonePreview: Story = { ...Preview, ...phone };

export const NarrowPhoneReview: Story = { ...ReviewSeveral, ...phone };

export const NarrowPhoneFeeds: Story = { ...Feeds, ...phone };

export const BootstrapSite: Story = { decorators: [bootstrapPage] };

export const SiteWithStubbornStyles: Story = { ...WithFilters, decorators: [uglyPage] };
