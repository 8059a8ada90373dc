import type { Meta } from '@storybook/web-components-vite';
import { type Args, as, hanna, meta as shared, prepared, type Story, tool } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Group board/Hosts' };
export default meta;

export const HostOverview: Story = as(hanna, 'host');

export const EventSettings = tool('Event');

export const CloseEvent = tool('Event', 'Close event');

export const NewEvent = tool('New event');

export const Groups = tool('Groups');

export const RollCall = tool('Roll-call', 'Start with');

export const NoReports = tool('Reports');

/** A new event has no groups, so a host is invited to create them. */
export const NoGroupsYet: Story = {
  ...prepared((community) => community.removeGroups(), { as: hanna, role: 'host' }),
};
