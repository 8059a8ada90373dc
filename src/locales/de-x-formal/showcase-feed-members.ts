import type { FeedMemberStrings } from '../../showcase-feed/strings.ts';
import de from '../de/showcase-feed-members.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: FeedMemberStrings = {
  ...de,
  pasteLink: 'Link zu Ihrem Werk',
  pieceAlt: 'Beschreiben Sie das Bild für Menschen, die es nicht sehen können',
  sentPending: 'Danke. Ein Host prüft es, und Sie bekommen eine E-Mail.',
  sentWaiting: 'Auf diesem Gerät gespeichert. Wir senden es, sobald Sie wieder online sind.',
  linkInvalid: 'Geben Sie einen Link ein, der mit https:// beginnt.',
  linkTaken: 'Dieses Werk wurde schon eingereicht. Verwenden Sie einen anderen Link.',
  'link-unreadable':
    'Wir konnten diese Seite nicht lesen. Prüfen Sie den Link oder füllen Sie die Karte selbst aus.',
  unreachable:
    'Der Server ist nicht erreichbar. Sie können die Karte selbst ausfüllen; wir senden sie, sobald Sie wieder online sind.',
  'rate-limited': 'Sie haben das Limit vorerst erreicht. Versuchen Sie es später noch einmal.',
  forbidden: 'Sie haben keine Berechtigung dafür.',
  unauthenticated:
    'Sie wurden abgemeldet. Melden Sie sich wieder an; was Sie geschrieben haben, ist auf diesem Gerät gespeichert.',
  titleMissing: 'Geben Sie einen Titel ein.',
  noneYet: 'Sie haben noch nichts gezeigt.',
  feedsNone: 'Noch keine Feeds. Fügen Sie einen Blog, einen YouTube-Kanal oder einen Podcast hinzu.',
};

export default strings;
