import type { Role } from '../../contract/roles.ts';

export const roleWords: Readonly<Record<Role, string>> = {
  member: 'Member',
  facilitator: 'Facilitator',
  host: 'Host',
};

export const strings = {
  title: 'Members',
  invite: 'Invite someone',
  import: 'Import members',
  export: 'Export the list',
  exported: 'The list of members has been saved as a file.',
  inviteTitle: 'Invite someone',
  inviteText: 'They get an email with a link, which works for 7 days.',
  email: 'Email address',
  emailMissing: 'Enter an email address.',
  name: 'Name (optional)',
  role: 'Role',
  roleHint:
    'A member takes part. A facilitator also runs groups. A host also approves posts, runs events and uses this console.',
  send: 'Send the invitation',
  invited: 'Invitation sent to {email}.',
  invitedAgain: '{email} was known already and gets another link. Their role stays.',
  noMembersPage:
    'First enter the address of the page with your <member-login> in the settings: invitations lead to it.',
  search: 'Search by email address or name',
  find: 'Search',
  any: 'Any',
  clear: 'Clear all',
  total: '{count, plural, =0 {Nobody} one {# person} other {# people}}',
  none: 'Nobody matches. Change the search or the filter.',
  person: 'Person',
  joined: 'Joined',
  sessions: 'Signed in',
  notJoined: 'invited',
  you: 'you',
  browsers: '{count, plural, =0 {} one {in # browser} other {in # browsers}}',
  manageOf: 'Manage {email}',
  saveRole: 'Save the role',
  roleSaved: '{email} now has the role {role}.',
  endSessions: 'Sign out everywhere',
  sessionsEnded: '{email} has been signed out everywhere.',
  remove: 'Remove…',
  removeSure:
    'Remove {email}? Their account, their sessions and what they have in groups are deleted. This can’t be undone.',
  removed: '{email} has been removed.',
  removeNow: 'Remove',
  lastHost: 'There must be at least one host. Make someone else a host first.',
} as const;
