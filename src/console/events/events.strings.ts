import type { EventHead, PieceState } from '../../contract/groups.ts';

export const stateWords: Readonly<Record<EventHead['state'], string>> = {
  open: 'Open',
  making: 'Making',
  closed: 'Closed',
};

export const joiningWords: Readonly<Record<EventHead['joining'], string>> = {
  members: 'Members choose their group',
  host: 'Hosts form the groups',
};

export const showcaseWords: Readonly<Record<EventHead['showcase'], string>> = {
  publish: 'They appear in the showcase immediately',
  queue: 'They wait for a host',
};

/** With how many pieces are in it. */
export const pieceWords: Readonly<Record<PieceState, string>> = {
  idea: '{count, plural, one {idea} other {ideas}}',
  making: 'in progress',
  ready: 'ready',
  published: 'published',
};

export const strings = {
  title: 'Events',
  text: 'You create and run events on your board. Here you can see, copy and export them.',
  search: 'Search by title',
  find: 'Search',
  state: 'State',
  any: 'Any',
  clear: 'Clear all',
  total: '{count, plural, =0 {No events} one {# event} other {# events}}',
  none: 'No event matches. Change the search or the filter.',
  empty: 'No events yet.',
  emptyText: 'Create the first on your board, as a host: select “New event”.',
  event: 'Event',
  groupsColumn: 'Groups',
  peopleColumn: 'People',
  piecesColumn: 'Published',
  groups: '{count, plural, one {# group} other {# groups}}',
  people: '{count, plural, one {# person} other {# people}}',
  published: '{published} of {count, plural, one {# piece} other {# pieces}}',

  back: 'All events',
  settings: 'Go to the settings',
  eventTitle: 'Event',
  openBoard: 'Open the board',
  results: 'See the results',
  noBoard:
    'Enter the address of the page with your board in the settings, and a link to this event appears here.',
  startsAt: 'Live day',
  zone: 'Time zone',
  closedAt: 'Closed',
  quorum: 'Share of a group that must agree to its date',
  joining: 'Groups',
  capacity: 'Most people in a group',
  showcase: 'Pieces on the group’s date',
  groupCount: '{count, plural, one {group} other {groups}}',
  peopleCount: '{count, plural, one {person} other {people}}',
  waiting: '{count, plural, one {# person waits for a group.} other {# people wait for a group.}}',
  group: 'Group',
  date: 'Date',
  noDate: 'no date yet',
  noGroups: 'No groups yet.',
  facilitator: 'run by {name}',

  exportCsv: 'Export as CSV',
  exportJson: 'Export as JSON',
  exported: 'The event has been saved as a file.',
  copy: 'Copy…',
  copyTitle: 'Copy the event',
  copyText: 'The copy has the same rules. People, pieces and dates are not copied.',
  titleLabel: 'Title',
  titleMissing: 'Enter a title.',
  startsLabel: 'Live day starts ({zone})',
  startsHint: 'This one: {time}',
  startsMissing: 'Choose a day and a time.',
  withGroups: '{count, plural, one {Also create its group} other {Also create its # groups}}, empty',
  copyNow: 'Create the copy',
  copied: '“{title}” has been created.',
} as const;
