import type { Meta } from '@storybook/web-components-vite';
import { serverError } from '../community.ts';
import { type Args, as, hanna, host, meta as shared, prepared, reached, type Story, tool } from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Group board/Hosts' };
export default meta;

export const HostOverview: Story = as(hanna, 'host');

export const EventSettings = tool('Event');

export const CloseEvent = tool('Event', 'Close event');

export const NewEvent = tool('New event');

export const Groups = tool('Groups');

export const RollCall = tool('Roll-call', 'Start with');

export const NoReports = tool('Reports');

export const ReportsFailed = reached(async (visitor) => {
  await visitor.says('Reports (');
  visitor.community.fault = serverError;
  await visitor.press('Reports');
  await visitor.says('Something went wrong.');
}, host);

/** A new event has no groups, so a host is invited to create them. */
export const NoGroupsYet: Story = {
  ...prepared((community) => community.removeGroups(), { as: hanna, role: 'host' }),
};
