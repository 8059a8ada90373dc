import type { Role } from '../../contract/roles.ts';

export const roleWords: Readonly<Record<Role, string>> = {
  member: 'All members',
  facilitator: 'Facilitators and hosts',
  host: 'Hosts',
};

export const strings = {
  title: 'Pages',
  write: 'Write a page',
  empty: 'No pages for members yet.',
  emptyText: 'Write a page with lessons that open one by one, and show it on your site with <member-login>.',
  page: 'Page',
  readers: 'For',
  lessons: 'Lessons',
  lessonCount: '{count, plural, =0 {none} one {# lesson} other {# lessons}}',
  changed: 'Changed',

  newTitle: 'New page',
  editTitle: 'Page',
  back: 'All pages',
  content: 'Text',
  contentHint:
    'Markdown. “# Title” is the title, “## Lesson” begins a lesson, and its first line may say when it opens: “opens: 2026-12-01”. Members keep their progress in lessons whose title doesn’t change.',
  example: '# Month of Learning\n\nOne small thing a day.\n\n## Day 1\nopens: 2026-12-01\n\nDraw a cup.\n',
  role: 'Who may read it',
  id: 'Name in the tag',
  idHint:
    'The attribute “page” of <member-login>. Leave it empty to make it from the title. It can’t be changed later.',
  contentMissing: 'Begin with a title such as “# Month of Learning”.',
  noSource:
    'An earlier version of the server saved this page and did not keep its Markdown. Paste it here, or write the page again.',
  snippet: 'Put this on a page of your site:',
  save: 'Save',
  saved: 'Page saved.',
  allSaved: 'All changes are saved.',
  unsaved: 'Not saved yet. What you write is kept in this browser.',
  preview: 'Preview',
  hidePreview: 'Hide the preview',
  previewReady: 'The preview is open.',
  previewTitle: 'Preview',
  opensOn: 'opens {date}',
  alwaysOpen: 'always open',
  picture: 'Picture:',
  video: 'Video:',
  remove: 'Delete…',
  removeSure: 'Delete “{title}”? Members’ progress in it is deleted, too. This can’t be undone.',
  removed: '“{title}” has been deleted.',
  restored: 'These are your unsaved changes from this browser.',
  discard: 'Discard it',
  conflict: 'Another host has changed this page since you opened it.',
  theirs: 'What the other host saved',
  keepMine: 'Replace it with mine',
  takeTheirs: 'Discard mine',
} as const;
