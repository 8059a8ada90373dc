import { commonStrings, type CommonStrings } from '../ui/common.strings.ts';
import { initialStrings } from './initial.strings.ts';

/** All texts of `<newsletter-signup>`, in English. `{name}` is a placeholder. */
export const strings = {
  ...initialStrings,
  ...commonStrings,
  name: 'Name (optional)',
  topics: 'What would you like to read about?',
  sending: 'Sending…',
  nextIssue: 'Next issue: {date}',
  didYouMean: 'Did you mean {address}?',

  consentMissing: 'Tick this box: we need your consent to email you.',

  queuedTitle: 'Saved',
  queuedOffline: 'Saved on this device. We’ll send it when you’re back online.',
  queuedServer: 'Saved on this device. Our server isn’t answering; we’ll send it as soon as it does.',
  waitingTitle: 'Not sent yet',
  queuedInMemory:
    'Keep this page open: your browser can’t store this. We’ll send it once we reach the server.',
  cancel: 'Cancel signup',

  confirm: 'Confirm',
  wrongAddress: 'Change address',

  confirmedTitle: 'You’re subscribed',
  confirmedText: 'Thank you. {address} is on the list.',
  firstIssue: 'Your first issue arrives on {date}.',
  seeShowcase: 'See what members have made',
  readArchive: 'Read past issues',

  dropped: 'We couldn’t send this within a day. Please try again.',
  gone: 'This signup has expired. Please start again.',
  'consent-required': 'Tick the box to give your consent.',
};

export type SignupStrings = Record<keyof typeof strings, string>;

/** Those that are not in the translations of `shared-forms`. */
export type OwnSignupStrings = Omit<SignupStrings, keyof CommonStrings>;
