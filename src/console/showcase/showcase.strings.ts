import type { OwnPost } from '../../contract/own-posts.ts';
import type { PostKind } from '../../contract/post-kinds.ts';

type PostState = OwnPost['state'];

export const stateWords: Readonly<Record<PostState, string>> = {
  pending: 'Waiting',
  published: 'Published',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  hidden: 'Hidden',
};

export const kindWords: Readonly<Record<PostKind, string>> = {
  video: 'Video',
  article: 'Article',
  image: 'Picture',
  audio: 'Audio',
  link: 'Link',
};

export const strings = {
  title: 'Showcase',
  parts: 'Parts of the showcase',
  posts: 'Posts',
  authors: 'Trusted authors',
  feeds: 'Feeds',

  search: 'Search by words or author',
  find: 'Search',
  state: 'State',
  any: 'Any',
  clear: 'Clear all',
  reported: 'Reported',
  total: '{count, plural, =0 {No posts} one {# post} other {# posts}}',
  none: 'No post matches. Change the search or the filter.',
  empty: 'No posts yet.',
  emptyText: 'Posts appear here as soon as a member submits one or a feed has new ones.',
  post: 'Post',
  submitted: 'Submitted',
  noName: 'a member without a name',
  manageOf: 'Manage “{title}”',

  reports: '{count, plural, one {Reported once} other {Reported # times}}',
  noReason: 'no reason given',
  reason: 'Reason',
  source: 'From the feed',
  topics: 'Topics',
  event: 'Event',
  publish: 'Publish',
  publishAndTrust: 'Publish and trust the author',
  publishAgain: 'Publish again',
  keep: 'Keep published',
  decline: 'Decline…',
  hide: 'Hide…',
  trust: 'Trust the author',
  declined: 'A declined post stays declined. Its author can submit the work again.',
  why: 'Reason (optional)',
  whyHint: 'The author gets it by email.',
  whyHintFeed: 'It came from a feed, so nobody is emailed.',
  declineNow: 'Decline',
  hideNow: 'Hide',
  nowPublished: '“{title}” is published.',
  nowKept: '“{title}” stays published.',
  nowDeclined: '“{title}” is declined.',
  nowHidden: '“{title}” is hidden.',
  nowTrusted: 'From now on, what {name} submits is published without review.',

  bulk: 'Several posts at once',
  choose: 'Select “{title}”',
  chooseAll: 'Select all shown',
  chosen: '{count, plural, one {# selected} other {# selected}}',
  publishMany: 'Publish {count}',
  declineMany: 'Decline {count}…',
  hideMany: 'Hide {count}…',
  whyHintMany: 'Each author gets it by email.',
  manyPublished:
    '{count, plural, =0 {No post is published.} one {# post is published.} other {# posts are published.}}',
  manyDeclined:
    '{count, plural, =0 {No post is declined.} one {# post is declined.} other {# posts are declined.}}',
  manyHidden: '{count, plural, =0 {No post is hidden.} one {# post is hidden.} other {# posts are hidden.}}',
  manyTaken:
    '{count, plural, one {Another host had decided on one} other {Another host had decided on # of them}} in the meantime: {titles}.',
  andMore: '{count} more',
  conflict: 'Another host has decided on “{title}” in the meantime. This is how it is now.',
} as const;
