import { firstWords } from './first-words.ts';

/** Every sentence of `<newsletter-signup>`, English. `{name}` is filled in. */
export const strings = {
  ...firstWords,
  name: 'Name (optional)',
  topics: 'What would you like to read about?',
  sending: 'Sending…',
  nextIssue: 'Next one: {date}',
  didYouMean: 'Did you mean {address}?',

  emailMissing: 'Type your email address.',
  emailInvalid: 'Something is missing here. An address looks like ada@example.org.',
  consentMissing: 'Please tick this box: without your consent we may not write to you.',

  queuedTitle: 'Kept for you',
  queuedOffline: 'Kept here. It will be sent when you are online.',
  queuedServer: 'Kept here. The server does not answer just now; it will be sent as soon as it does.',
  queuedInMemory: 'Please leave this page open until then: your browser does not let it be stored.',
  cancel: 'Do not send it',

  inboxTitle: 'Check your inbox',
  inboxText: 'We sent a mail to {address}. Press the button in it, or type its code here.',
  code: '6-digit code',
  codeMissing: 'Type the 6 digits from the mail.',
  confirm: 'Confirm',
  openInbox: 'Open {provider}',
  resend: 'Send it again',
  resendIn: 'Send it again in {time}',
  resent: 'Sent again. Only the newest mail counts.',
  wrongAddress: 'Wrong address?',

  confirmedTitle: 'You are in',
  confirmedText: 'Thank you. {address} is on the list.',
  firstIssue: 'Your first one comes on {date}.',

  limited: 'That was a lot of tries. Please try again in {time}.',
  dropped: 'This could not be sent within a day. Please try once more.',
  gone: 'That signup has run out. Please start again.',
  'code-wrong': 'That is not the code in the newest mail. Please look again.',
  'code-expired': 'That code has run out. Send a new one.',
  'consent-required': 'Please tick the box that says you agree.',
  failed: 'That did not work. Please try again.',
  unreachable: 'No answer. Are you online? Please try again.',
};

export type Strings = Record<keyof typeof strings, string>;

/** `text` with its `{name}`s filled in. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
