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
  save: 'Save the settings',
  saved: 'The settings are saved.',
  unsaved: 'Not saved yet.',
  conflict: 'Another host has changed the settings since you opened this page.',
  reload: 'Load them again, without my changes',
} as const;

/** Where a setting stands; those of a newer server are among the others. */
export const groups: Readonly<Record<keyof typeof strings.groups, readonly string[]>> = {
  newsletter: ['title', 'promise', 'locale', 'schedule', 'from', 'letters', 'archive'],
  people: ['fields', 'topics', 'consents', 'membership'],
  pages: ['membersPage', 'boardPage', 'showcasePage', 'newsletterPage'],
  look: ['brand', 'translations', 'strings'],
  other: [],
};
