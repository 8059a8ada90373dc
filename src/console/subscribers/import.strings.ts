import type { importOutcomes } from '../../contract/subscriber-files.ts';

export type Outcome = (typeof importOutcomes)[number];

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  confirmed: 'Confirmed',
  unsubscribed: 'Added as left',
  left: 'Taken off the list',
  known: 'Already there',
  skipped: 'Skipped',
  invalid: 'Needs correction',
};

export const outcomeHints: Readonly<Record<Outcome, string>> = {
  confirmed: 'get letters from now on',
  unsubscribed: 'left the other list, so no later import subscribes them',
  left: 'are on this list, and the file says that they have left',
  known: 'stay as they are',
  skipped: 'bounced, never confirmed or had their data deleted',
  invalid: 'can’t be read',
};

export const strings = {
  title: 'Import a list',
  text: 'Bring subscribers from another list. Nothing changes until you’ve seen what will happen to each of them.',
  fileHint:
    'An export from Mailchimp, Ghost, listmonk, Substack, Buttondown, Kit, Brevo or this server, or any list with an “email” column. At most 5 MB, which is about 50,000 people; the command line takes more.',
  fileTooLarge: 'This file is larger than 5 MB. Divide it, or use the command line.',
  undated:
    'The file does not say when {count, plural, one {# of them} other {# of them}} agreed. Keep your own proof of consent.',
  withoutZone: 'Times without a time zone are read as UTC.',
  import: 'Import {count, plural, one {# person} other {# people}}',
  list: 'See the subscribers',
} as const;
