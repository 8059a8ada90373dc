/** What the console says, in English. `{name}` is filled in. */
export const strings = {
  title: 'Console',
  sections: 'Sections',
  skip: 'Skip to the content',
  signInText: 'Sign in with the email address you use as a host.',
  forbidden: 'You are signed in as {email}, who is not a host. Ask a host to change your role.',
  loading: 'Loading…',
  retry: 'Try again',
  more: 'Show more',
  cancel: 'Cancel',
  save: 'Save',
  remove: 'Delete',
  manage: 'Manage',
  copied: 'Copied.',
  copyByHand: 'It is selected. Copy it with your keyboard or its menu.',
  snippet: 'Build a snippet',
  docs: 'API reference',
  notFoundTitle: 'Page not found',
  notFoundText: 'There’s nothing at this address. Choose a section.',

  overview: 'Overview',
  letters: 'Letters',
  subscribers: 'Subscribers',
  members: 'Members',
  pages: 'Pages',
  events: 'Events',
  showcase: 'Showcase',
  connections: 'Connections',
  activity: 'Activity',
  settings: 'Settings',
  server: 'Server',
} as const;

/** One sentence for each failure. */
const failures: Readonly<Record<string, string>> = {
  unreachable: 'The server can’t be reached. Check your connection and try again.',
  unauthenticated: 'Your session has ended. Sign in again.',
  forbidden: 'You are not a host any more, so you can’t do this.',
  conflict: 'This has changed in the meantime. Load it again.',
  'not-found': 'It does not exist any more.',
  'validation-failed': 'Some fields need your attention.',
  'rate-limited': 'Too many requests. Wait a moment and try again.',
  'too-large': 'This is too long to be saved.',
};

export const failureText = (code: string): string =>
  failures[code] ?? 'That did not work. Try again in a moment.';
