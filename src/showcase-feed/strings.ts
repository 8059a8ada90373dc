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
  goTo: 'View the piece',
  copyLink: 'Copy link',
  copied: 'Link copied',
  report: 'Report',
  reportWhy: 'What’s wrong with it?',
  sendReport: 'Send report',
  thanks: 'Thank you. The hosts will review it.',
  search: 'Search',
  all: 'All',
  topics: 'Topic',
  events: 'Event',
  groups: 'Group',
  authors: 'Author',
  nothingFound: 'No results. Try removing a filter.',
  clearFilters: 'Clear filters',
  found: '{count, plural, one {# result} other {# results}}',
  gone: 'This piece is no longer available.',
};

/** What `<showcase-feed>` says to everyone. */
export type FeedVisitorStrings = Record<keyof typeof strings, string>;

/** What it says to members and hosts. */
export type FeedMemberStrings = Record<keyof typeof memberStrings | keyof typeof hostStrings, string>;

/** Every sentence of `<showcase-feed>`. */
export type FeedStrings = FeedVisitorStrings & FeedMemberStrings;
