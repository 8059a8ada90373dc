export const strings = {
  title: 'Settings',
  groups: {
    newsletter: 'Newsletter',
    people: 'What people choose and agree to',
    pages: 'Pages of your site',
    look: 'Emails and languages',
    other: 'Other',
  },
  jsonHint: 'A list in JSON.',
  jsonInvalid: 'This is not valid JSON. Check quotes, commas and brackets.',
  unset: 'Not set',
  missing: 'Fill in this field.',
  tooLong: 'This is too long.',
  id: 'ID',
  idHint: 'Lower-case letters, digits and hyphens. It stays as it is once it is saved.',
  inLanguage: '{label} in {language}',
  required: 'Required to subscribe',
  up: 'Move up',
  down: 'Move down',
  remove: 'Remove',
  moved: 'Moved to place {place} of {count}.',
  removed: 'Removed. Save the settings to make it final.',
  translationsUnreadable: 'The translations below are not valid JSON. Correct them to see them here.',
  save: 'Save the settings',
  saved: 'Settings saved.',
  unsaved: 'Not saved yet.',
  conflict: 'Another host has changed the settings since you opened this page.',
  reload: 'Load them again, without my changes',
  restored: 'These are your unsaved changes from this browser.',
  restoredOver:
    'These are your unsaved changes from this browser. Another host has changed the settings since: check your changes before you save them.',
  discard: 'Discard my changes',
  discarded: 'Your changes have been discarded.',
} as const;

export const listTexts = {
  topics: { entry: 'Topic {number}', text: 'Name', add: 'Add a topic' },
  consents: { entry: 'Consent {number}', text: 'Wording', add: 'Add a consent' },
} as const;

/** Where a setting stands; those of a newer server are among the others. */
export const groups: Readonly<Record<keyof typeof strings.groups, readonly string[]>> = {
  newsletter: ['title', 'promise', 'locale', 'schedule', 'from', 'letters', 'archive'],
  people: ['fields', 'topics', 'consents', 'membership'],
  pages: ['membersPage', 'boardPage', 'showcasePage', 'newsletterPage'],
  look: ['brand', 'translations', 'strings'],
  other: [],
};

/** Names of settings by their paths; those of a newer server are called as they are spelled. */
export const labels: Readonly<Record<string, string>> = {
  title: 'Name',
  promise: 'Promise',
  locale: 'Language',
  schedule: 'Day of the issue',
  'schedule.zone': 'Time zone',
  from: 'Sender address',
  letters: 'Sending',
  'letters.perMinute': 'Emails per minute',
  archive: 'Past issues',
  fields: 'Further fields of the form',
  consents: 'Consents',
  membership: 'Who may become a member',
  membersPage: 'Page for members',
  boardPage: 'Page with the groups',
  showcasePage: 'Page with the showcase',
  newsletterPage: 'Page with the signup form',
  brand: 'Look',
  strings: 'Sentences',
};
