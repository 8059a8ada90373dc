import type { memberImportOutcomes } from '../../contract/member-files.ts';

type Outcome = (typeof memberImportOutcomes)[number];

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  invited: 'Invited',
  changed: 'New role',
  known: 'Already there',
  refused: 'Refused',
  invalid: 'Needs correction',
};

export const outcomeHints: Readonly<Record<Outcome, string>> = {
  invited: 'get an email with a link that works for 7 days',
  changed: 'are members or invited, and get the role in the file',
  known: 'stay as they are and get no email',
  refused: 'keep their role: there must always be a host, and only another host can change yours',
  invalid: 'can’t be read',
};

export const strings = {
  title: 'Import members',
  text: 'Invite everyone in a file, and give members another role. Nothing changes until you’ve seen what will happen to each of them, and nobody is invited twice.',
  fileHint:
    'With a column “email”, and “name”, “role” (member, facilitator or host) and “locale” if you like. At most 1 MB, which is about 20,000 people; the command line takes more.',
  fileTooLarge: 'This file is larger than 1 MB. Divide it, or use the command line.',
  back: 'All members',
  invite: 'Invite {count, plural, one {# person} other {# people}}',
  role: 'as {role}',
  list: 'See the members',
} as const;
