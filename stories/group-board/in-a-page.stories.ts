import type { Meta } from '@storybook/web-components-vite';
import { bootstrapPage, uglyPage } from '../pages.ts';
import { RollCall } from './hosts.stories.ts';
import { type Args, meta as shared, type Story, phone } from './setup.ts';
import { Overview, MyGroup, EditConflict } from './signed-in.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Group board/In a page' };
export default meta;

export const NarrowPhone: Story = { ...Overview, ...phone };

export const NarrowPhoneGroup: Story = { ...MyGroup, ...phone };

export const NarrowPhoneRollCall: Story = { ...RollCall, ...phone };

export const NarrowPhoneConflict: Story = { ...EditConflict, ...phone };

export const BootstrapSite: Story = { ...MyGroup, decorators: [bootstrapPage] };

export const SiteWithStubbornStyles: Story = { ...MyGroup, decorators: [uglyPage] };
