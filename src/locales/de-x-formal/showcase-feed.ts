import type { FeedVisitorStrings } from '../../showcase-feed/strings.ts';
import de from '../de/showcase-feed.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: FeedVisitorStrings = {
  ...de,
  actionFailed: 'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.',
  nothingFound: 'Keine Ergebnisse. Versuchen Sie es mit weniger Filtern.',
};

export default strings;
