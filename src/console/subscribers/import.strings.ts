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
  file: 'CSV file',
  fileHint:
    'An export from Mailchimp, Ghost, listmonk, Substack, Buttondown, Kit, Brevo or this server, or any list with an “email” column. At most 5 MB, which is about 50,000 people; the command line takes more.',
  fileMissing: 'Choose a file.',
  fileTooLarge: 'This file is larger than 5 MB. Divide it, or use the command line.',
  check: 'Check the file',
  checking: 'Checking…',
  importing: 'Importing…',
  progress: '{count, plural, one {# row} other {# rows}} read',
  checked: 'File checked. Nothing has changed yet.',
  trialTitle: 'What will happen',
  doneTitle: 'Imported',
  done: 'The list has been imported.',
  service: 'This list comes from {service}.',
  ignored: 'Columns that are not imported: {columns}.',
  undated:
    'The file does not say when {count, plural, one {# of them} other {# of them}} agreed. Keep your own proof of consent.',
  withoutZone: 'Times without a time zone are read as UTC.',
  import: 'Import {count, plural, one {# person} other {# people}}',
  importLeft: 'Import the list',
  nothing: 'There is nobody new in this file.',
  another: 'Choose another file',
  show: 'Show',
  all: 'All rows ({count})',
  outcome: '{outcome} ({count})',
  line: 'Line',
  person: 'Person',
  result: 'What happens to them',
  why: 'Why',
  field: 'Column {field}',
  list: 'See the subscribers',
  interrupted:
    'The server had a problem before the end. Wait a moment and import the file again: people who are already there stay as they are.',
  cut: 'The connection was lost before the end. Import the file again: people who are already there stay as they are.',
} as const;
