import type { ConsentRecord, subscriberStates } from '../../contract/subscribers.ts';

type SubscriberState = (typeof subscriberStates)[number];

export const stateWords: Readonly<Record<SubscriberState, string>> = {
  pending: 'Not confirmed yet',
  confirmed: 'Confirmed',
  unsubscribed: 'Left',
  bounced: 'Emails came back',
};

export const eventWords: Readonly<Record<ConsentRecord['event'], string>> = {
  given: 'Agreed',
  confirmed: 'Confirmed',
  imported: 'Imported',
  withdrawn: 'Withdrawn',
  erased: 'Erased',
};

export const methodWords: Readonly<Record<ConsentRecord['method'], string>> = {
  checkbox: 'Box ticked in the form',
  'plain-form': 'Form without scripts',
  import: 'Imported file',
};

export const strings = {
  title: 'Subscribers',
  importList: 'Import a list',
  exportList: 'Export the list',
  exportedList: 'The list has been saved as a file, with the proof of consent.',
  search: 'Search by email address or name',
  find: 'Search',
  state: 'State',
  topic: 'Topic',
  language: 'Language',
  any: 'Any',
  source: 'From: {source}',
  unknownSource: 'From: unknown',
  clear: 'Clear all',
  total: '{count, plural, =0 {Nobody} one {# person} other {# people}}',
  empty: 'No subscribers yet.',
  emptyText:
    'Put the signup form on a page of your site, and new subscribers appear here. Or import a list you already have.',
  none: 'Nobody matches. Change the search or the filters.',
  person: 'Person',
  from: 'From',
  since: 'Since',

  back: 'All subscribers',
  recordTitle: 'Subscriber',
  record: 'What is stored',
  email: 'Email address',
  name: 'Name',
  topics: 'Topics',
  origin: 'Came from',
  page: 'Page',
  signedUp: 'Signed up',
  confirmedAt: 'Confirmed',
  leftAt: 'Left',
  nothing: 'none',
  consents: 'Proof of consent',
  consentsText: 'Such a record never changes. It also stays when a person is deleted, without their address.',
  noConsents: 'No proof of consent.',
  wording: 'The words they saw',
  asConfigured: 'as in the settings at that time',
  notAsConfigured: 'other words than in the settings at that time',
  how: 'How',
  evidence: 'What the imported file says',
  sha256: 'SHA-256 of the words',
  letters: 'Letters of the last 30 days',
  letterStates: { waiting: 'Waiting', sent: 'Sent', failed: 'Failed' },
  bounces: 'Emails that came back',
  bounceKinds: { hard: 'Does not exist', soft: 'Temporary', complaint: 'Marked as spam' },
  signups: 'Signups that are not confirmed',
  export: 'Download this record',
  remove: 'Delete…',
  removeSure:
    'Delete {email} and all that is stored about them? Only the proof of consent stays, without the address.',
  removed: '{email} has been deleted.',
} as const;
