/** The sentences of a members' page, English; they come with it. */
export const membersPageStrings = {
  opensOn: 'Opens {date}',
  done: 'Done',
  allLessons: 'All of it',
  next: 'Next: {title}',
  play: 'Play: {title}',
  kept: 'As it was at your last visit: there is no connection just now.',
  forbidden: 'This page is not for your role.',
  'not-found': 'This page is not there.',
};
