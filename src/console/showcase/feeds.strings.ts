import type { FeedSource } from '../../contract/feed-sources.ts';
import { strings as showcase } from './showcase.strings.ts';

export const ruleWords: Readonly<Record<FeedSource['rule'], string>> = {
  queue: 'Wait for a host',
  publish: 'Are published immediately',
};

export const strings = {
  title: showcase.feeds,
  text: 'Blogs, YouTube channels and podcasts whose new entries become posts. The server reads each every half hour.',
  add: 'Add a feed',
  address: 'Address of the feed (RSS, Atom or JSON Feed)',
  addressInvalid: 'Enter an address that starts with https://.',
  rule: 'New entries',
  topics: 'Topics of its posts (optional)',
  topicsHint:
    'With commas between them. New posts from this feed get these topics; you can filter the showcase by them.',
  topicsInvalid: 'Enter at most 10 topics of up to 50 letters.',
  create: 'Add the feed',
  added: 'Feed added. It’s being read now.',
  empty: 'No feeds yet.',
  emptyText: 'Add the blog, the YouTube channel or the podcast of a member.',
  feed: 'Feed',
  state: 'State',
  posts: '{count, plural, one {# post} other {# posts}}',
  postsColumn: 'Posts',
  reading: 'Reading…',
  working: 'Working',
  failing: 'Failing',
  lastRead: 'Last read: {time}.',
  nextRead: 'Next: {time}.',
  lastError: 'Last error: {fault}',
  manageOf: 'Manage the feed {title}',
  saved: 'Feed saved.',
  read: 'Read now',
  readNow: 'The feed is being read.',
  remove: 'Delete…',
  removeSure: 'Delete the feed {title}? Its posts stay in the showcase.',
  removed: 'The feed has been deleted.',
} as const;
