import type { BoardMemberStrings } from '../../group-board/strings.ts';
import de from '../de/group-board-members.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: BoardMemberStrings = {
  ...de,
  joined: 'Sie machen mit.',
  joinText: 'Sie machen noch nicht mit.',
  waitText: 'Sie machen mit. Ein Host teilt Sie einer Gruppe zu.',
  pickText: 'Sie machen mit. Öffnen Sie eine Gruppe und treten Sie ihr bei.',
  leaveSure: 'Veranstaltung verlassen? Ihr Werk bleibt gespeichert, falls Sie wiederkommen.',
  left: 'Sie haben die Veranstaltung verlassen.',
  hereNow: 'Ihre Gruppe ist dran. Sind Sie da?',
  youAreHere: 'Sie sind als anwesend markiert.',
  checkInText: 'Ein Satz für Ihre Gruppe (optional)',
  checkedIn: 'Ihre Gruppe sieht jetzt, wie es läuft.',
  editPiece: 'Ihr Werk bearbeiten',
  beginPiece: 'Was werden Sie machen?',
  missed: 'Der Termin ist vorbei. Stellen Sie Ihr Werk fertig oder versprechen Sie einen neuen Termin.',
  linkInvalid: 'Geben Sie eine Webadresse ein, zum Beispiel https://example.org/mein-werk.',
  dateLabel: 'Tag und Uhrzeit in Ihrer Zeitzone ({zone})',
  dateInvalid: 'Wählen Sie einen Termin in der Zukunft.',
  dateProposed: 'Termin vorgeschlagen. Ihre Gruppe kann zustimmen.',
  dateAgreed: 'Sie stimmen dem Termin zu: {date}.',
  dateSettled: 'Ihre Gruppe veröffentlicht am {date}.',
  sentWaiting: 'Auf diesem Gerät gespeichert. Wir senden es, sobald Sie wieder online sind.',
  conflict: 'Jemand hat das geändert, während Sie daran gearbeitet haben',
  yoursSays: 'Ihre Fassung',
  changes: '{count} neu seit Ihrem letzten Besuch am {time}',
  actionFailed: 'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.',
  'rate-limited': 'Sie haben das Limit vorerst erreicht. Versuchen Sie es später noch einmal.',
  forbidden: 'Sie haben keine Berechtigung dafür.',
  groupFull: 'Diese Gruppe ist voll. Wählen Sie eine andere.',

  titleMissing: 'Geben Sie einen Titel ein.',
  startsMissing: 'Wählen Sie Tag und Uhrzeit.',
  idTaken: 'Es gibt schon eine Veranstaltung mit diesem Namen. Wählen Sie einen anderen Titel.',
};

export default strings;
