import { strings as showcase } from './showcase.strings.ts';

export const strings = {
  title: showcase.authors,
  text: 'What they submit is published without review. This is always the case for hosts and facilitators.',
  add: 'Trust someone',
  addText: 'They must be a member already. What they submit from then on is published without review.',
  email: 'Email address',
  emailMissing: 'Enter an email address.',
  nobody: 'No member has this address. Invite them first.',
  byRole: 'This is a host or a facilitator, whose posts need no review.',
  give: 'Trust them',
  given: 'From now on, what {name} submits is published without review.',
  empty: 'No trusted authors yet.',
  emptyText: 'If you know a member’s work, trust them: what they submit is published without review.',
  author: 'Author',
  published: 'Published',
  posts: '{count, plural, one {# post} other {# posts}}',
  takeBack: 'Take back…',
  takeBackSure: 'Take back the trust in {name}? What they have published stays.',
  takeBackNow: 'Take back',
  takeBackOf: 'Take back the trust in {name}',
  taken: 'From now on, what {name} submits waits for a host.',
} as const;
