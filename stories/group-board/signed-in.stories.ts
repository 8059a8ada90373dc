import type { Meta } from '@storybook/web-components-vite';
import { drop } from '../community.ts';
import {
  type Args,
  meta as shared,
  type Story,
  DAY,
  henrik,
  gita,
  ada,
  reached,
  prepared,
  as,
  inSwifts,
} from './setup.ts';

const meta: Meta<Args> = { ...shared, title: 'Group board/Signed in' };
export default meta;

export const Overview: Story = as(henrik);

export const NotTakingPartYet: Story = as(ada);

export const TakingPart = reached(async (visitor) => {
  await visitor.press('Take part');
  await visitor.says('Open a group and join it.');
}, as(ada));

export const AnotherGroup = reached((visitor) => visitor.open('Night owls'), as(henrik));

export const MyGroup = reached(inSwifts(), as(henrik));

export const ProposeADate = reached(inSwifts('Propose another date'), as(henrik));

export const DateProposed = reached(async (visitor) => {
  await visitor.open('Swifts');
  await visitor.press('Propose another date');
  await visitor.press('Propose a date');
  await visitor.find('.dates [aria-pressed="true"]');
}, as(henrik));

export const EditPiece = reached(inSwifts('Edit your piece'), as(henrik));

export const InvalidLink = reached(async (visitor) => {
  await inSwifts('Edit your piece')(visitor);
  await visitor.type('#piece-link', 'somewhere');
  await visitor.press('Save');
  await visitor.find('.community-error');
}, as(henrik));

export const ReplyForm = reached(inSwifts('Reply to Lior'), as(henrik));

export const ReportForm = reached(inSwifts('Report: Lior'), as(henrik));

export const LeaveEvent = reached(inSwifts('Leave event'), as(henrik));

export const EditConflict = reached(async (visitor) => {
  await inSwifts('Edit your piece')(visitor);
  await visitor.community.changePiece(henrik, { title: 'A map of where we got lost' });
  await visitor.type('#piece-title', 'A map of one wrong turn');
  await visitor.press('Save');
  await visitor.find('.conflict');
}, as(henrik));

export const NotSentYet = reached(async (visitor) => {
  await visitor.open('Swifts');
  await visitor.type('[name="text"]', 'Written in a tunnel.');
  visitor.community.fault = drop;
  await visitor.press('Check in');
  await visitor.says('Not sent yet');
}, as(henrik));

export const DateHasPassed = reached(
  inSwifts('Promise a new date'),
  prepared((community) => community.changeDates(new Date(Date.now() - DAY)), { as: henrik }),
);

export const Facilitator = reached(inSwifts(), as(gita));

export const RenameGroup = reached(inSwifts('Rename group'), as(gita));
