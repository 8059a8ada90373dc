import type { SignupStrings } from '../../newsletter-signup/strings.ts';
import de from '../de/newsletter-signup.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: SignupStrings = {
  ...de,
  emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
  emailInvalid: 'Prüfen Sie die Adresse. Ein Beispiel: ada@example.org.',
  inboxTitle: 'Schauen Sie in Ihr Postfach',
  inboxText:
    'Wir haben eine E-Mail an {address} geschickt. Klicken Sie auf den Button darin oder geben Sie hier den Code ein.',
  codeMissing: 'Geben Sie die 6 Ziffern aus der E-Mail ein.',
  'rate-limited': 'Zu viele Versuche. Versuchen Sie es in {time} noch einmal.',
  'invalid-code':
    'Das ist nicht der Code aus der neuesten E-Mail. Prüfen Sie ihn und versuchen Sie es noch einmal.',
  'code-expired': 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an.',
  failed: 'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.',
  unreachable:
    'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  topics: 'Worüber möchten Sie lesen?',
  didYouMean: 'Meinten Sie {address}?',
  consentMissing: 'Setzen Sie hier ein Häkchen: Wir brauchen Ihre Einwilligung, um Ihnen zu schreiben.',
  queuedOffline: 'Auf diesem Gerät gespeichert. Wir senden es, sobald Sie wieder online sind.',
  queuedInMemory:
    'Lassen Sie diese Seite offen: Ihr Browser kann das nicht speichern. Wir senden es, sobald der Server erreichbar ist.',
  firstIssue: 'Ihre erste Ausgabe kommt am {date}.',
  dropped: 'Das ließ sich einen Tag lang nicht senden. Bitte versuchen Sie es noch einmal.',
  gone: 'Diese Anfrage ist abgelaufen. Bitte beginnen Sie noch einmal.',
  'consent-required': 'Setzen Sie das Häkchen, um einzuwilligen.',
};

export default strings;
