export const strings = {
  title: 'Overview',
  waiting: 'Waiting for you',
  nothing: 'Nothing needs your attention.',
  posts: '{count, plural, one {# post to decide on} other {# posts to decide on}}',
  reportedPosts: '{count, plural, one {# reported post} other {# reported posts}}',
  reportedEntries: '{count, plural, one {# report in groups} other {# reports in groups}}',
  groupsWithoutDate: '{count, plural, one {# group without a date} other {# groups without a date}}',
  failedEmails:
    '{count, plural, one {# email that couldn’t be sent so far} other {# emails that couldn’t be sent so far}}',
  failedEmailsHint: 'The server tries again until they expire. If the number grows, check the mail server.',
  noPage: 'Enter the address of the page with your board in the settings, and links to it appear here.',

  next: 'Next letter',
  letterSending: 'It is being sent.',
  letterScheduled: 'Goes out {time}.',
  noLetter: 'No letter is scheduled.',
  noLetterFor: 'No letter is scheduled for the next issue, {time}.',
  write: 'Write a letter',

  subscribers: 'Subscribers',
  confirmed: 'confirmed',
  pending: 'not confirmed yet',
  left: 'left',
  bounced: 'bounced',
  noSubscribers: 'No subscribers yet. Put the signup form on a page of your site.',

  chart: 'The last 90 days',
  chartSummary:
    'Bars for each day from {from} to {to}: {confirmed} confirmed and {left} left in all, {most} confirmed on the busiest day.',
  chartText: '{confirmed} confirmed, above the line, and {left} left, below it.',
  asTable: 'As a table',
  tableNote: 'Days on which nothing happened are left out.',
  date: 'Date',
  came: 'Confirmed',
  went: 'Left',

  sources: 'Where they came from',
  topics: 'Topics',
  languages: 'Languages',
  unknown: 'Unknown',
} as const;
