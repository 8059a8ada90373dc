/** The texts of a members' page, in English; loaded with it. */
export const membersPageStrings = {
  opensOn: 'Available from {date}',
  done: 'Done',
  allLessons: 'All lessons',
  next: 'Next: {title}',
  play: 'Play: {title}',
  kept: 'This is the version from your last visit: we can’t reach the server.',
  forbidden: 'You don’t have access to this page.',
  'not-found': 'This page doesn’t exist.',
};
