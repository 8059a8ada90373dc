import type { CommonStrings } from '../../ui/common.strings.ts';
import de from '../de/shared-forms.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: CommonStrings = {
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
};

export default strings;
