import type { CommonStrings } from '../../ui/common.strings.ts';

/** German. */
const strings: CommonStrings = {
  emailMissing: 'Gib deine E-Mail-Adresse ein.',
  emailInvalid: 'Prüfe die Adresse. Sie sollte so aussehen: ada@example.org.',
  inboxTitle: 'Schau in dein Postfach',
  inboxText:
    'Wir haben eine E-Mail an {address} geschickt. Klicke auf den Button darin oder gib hier den Code ein.',
  code: '6-stelliger Code',
  codeMissing: 'Gib die 6 Ziffern aus der E-Mail ein.',
  openInbox: '{provider} öffnen',
  resend: 'Erneut senden',
  resendIn: 'Erneut senden in {time}',
  resent: 'Erneut gesendet. Es gilt der Code in der neuesten E-Mail.',
  'rate-limited': 'Zu viele Versuche. Versuche es in {time} noch einmal.',
  'invalid-code': 'Das ist nicht der Code aus der neuesten E-Mail. Prüfe ihn und versuche es noch einmal.',
  'code-expired': 'Dieser Code ist abgelaufen. Fordere einen neuen an.',
  failed: 'Etwas ist schiefgegangen. Bitte versuche es noch einmal.',
  unreachable: 'Der Server ist nicht erreichbar. Prüfe deine Verbindung und versuche es noch einmal.',
};

export default strings;
