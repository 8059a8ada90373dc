import { initialStrings } from './initial.strings.ts';
import type { carouselStrings } from './carousel.strings.ts';
import type { hostStrings } from './host.strings.ts';
import type { memberStrings } from './member.strings.ts';

/** The texts of the first render. */
export type Words = Record<keyof typeof initialStrings, string>;

/** The texts for visitors, in English. `{name}` is a placeholder. */
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

/** The texts of `<showcase-feed>` for everyone. */
export type FeedVisitorStrings = Record<keyof typeof strings | keyof typeof carouselStrings, string>;

/** The texts for members and hosts. */
export type FeedMemberStrings = Record<keyof typeof memberStrings | keyof typeof hostStrings, string>;

/** All texts of `<showcase-feed>`. */
export type FeedStrings = FeedVisitorStrings & FeedMemberStrings;
