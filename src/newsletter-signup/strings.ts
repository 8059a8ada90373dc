import { commonStrings } from '../ui/common.strings.ts';
import { initialStrings } from './initial.strings.ts';

/** Every sentence of `<newsletter-signup>`, English. `{name}` is filled in. */
export const strings = {
  ...initialStrings,
  ...commonStrings,
  name: 'Name (optional)',
  topics: 'What would you like to read about?',
  sending: 'Sending…',
  nextIssue: 'Next one: {date}',
  didYouMean: 'Did you mean {address}?',

  consentMissing: 'Please tick this box: without it we may not write to you.',

  queuedTitle: 'Kept for you',
  queuedOffline: 'Kept here. It will be sent when you are online.',
  queuedServer: 'Kept here. The server does not answer; it will be sent as soon as it does.',
  queuedInMemory: 'Please leave this page open until then: your browser does not let it be stored.',
  cancel: 'Do not send it',

  confirm: 'Confirm',
  wrongAddress: 'Wrong address?',

  confirmedTitle: 'You are in',
  confirmedText: 'Thank you. {address} is on the list.',
  firstIssue: 'Your first one comes on {date}.',

  dropped: 'This could not be sent within a day. Please try again.',
  gone: 'That signup has run out. Please start again.',
  'consent-required': 'Please tick the box that says you agree.',
};

export type SignupStrings = Record<keyof typeof strings, string>;
