import { strings as showcase } from './showcase.strings.ts';

export const strings = {
  title: showcase.authors,
  text: 'What they submit is published without review. For hosts and facilitators that is always so.',
  add: 'Trust someone',
  addText: 'They must be a member already. What they submit from then on is published without review.',
  email: 'Email address',
  emailMissing: 'Enter an email address.',
  nobody: 'No member has this address. Invite them first.',
  byRole: 'This is a host or a facilitator, whose posts need no review.',
  give: 'Trust them',
  given: 'What {name} submits from now on is published without review.',
  empty: 'You trust nobody yet.',
  emptyText: 'Trust members whose work you know, and it is in the showcase as soon as they submit it.',
  author: 'Author',
  published: 'Published',
  posts: '{count, plural, one {# post} other {# posts}}',
  takeBack: 'Take back…',
  takeBackSure: 'Take back the trust in {name}? What they have published stays.',
  takeBackNow: 'Take back',
  takeBackOf: 'Take back the trust in {name}',
  taken: 'What {name} submits from now on waits for a host.',
} as const;
