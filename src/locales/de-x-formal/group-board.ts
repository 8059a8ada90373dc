import type { BoardVisitorStrings } from '../../group-board/strings.ts';
import de from '../de/group-board.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: BoardVisitorStrings = {
  ...de,
  yours: 'Ihre Gruppe',

  you: 'Sie',
  dateNone: 'Noch kein Termin. Schlagen Sie einen vor oder stimmen Sie einem Vorschlag zu.',
  strangers:
    '{count, plural, one {# Person} other {# Personen}}. Das sind die öffentlichen Werke; melden Sie sich an, um alle zu sehen.',
};

export default strings;
