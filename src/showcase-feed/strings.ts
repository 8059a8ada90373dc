import { initialStrings } from './initial.strings.ts';
import type { hostStrings } from './host.strings.ts';
import type { memberStrings } from './member.strings.ts';

/** The sentences of the first picture. */
export type Words = Record<keyof typeof initialStrings, string>;

/** What is said to a visitor, English. `{name}` is filled in. */
export const strings = {
  ...initialStrings,
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  goTo: 'Go to the piece',
  copyLink: 'Copy link',
  copied: 'Link copied',
  report: 'Report',
  reportWhy: 'What is wrong with it?',
  sendReport: 'Send to the hosts',
  thanks: 'Thank you. The hosts will have a look.',
  search: 'Search',
  all: 'All',
  topics: 'Topic',
  events: 'Event',
  groups: 'Group',
  authors: 'By',
  nothingFound: 'Nothing fits. Try fewer filters.',
  gone: 'This piece is not here any more.',
};

/** Every sentence that the element can say. */
export type FeedStrings = Record<
  keyof typeof strings | keyof typeof memberStrings | keyof typeof hostStrings,
  string
>;
