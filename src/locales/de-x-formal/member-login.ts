import type { LoginVisitorStrings } from '../../member-login/strings.ts';
import de from '../de/member-login.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: LoginVisitorStrings = {
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
  signingIn: 'Sie werden angemeldet …',
  passwordMissing: 'Geben Sie Ihr Passwort ein oder fordern Sie einen Anmeldelink per E-Mail an.',
  linkText: 'Ihr Link ist gültig. Mit „Anmelden“ geht es weiter.',
  'invalid-credentials':
    'E-Mail-Adresse und Passwort passen nicht zusammen. Versuchen Sie es noch einmal oder fordern Sie einen Anmeldelink an.',
  'link-expired': 'Dieser Link ist abgelaufen oder wurde schon benutzt. Fordern Sie einen neuen an.',
  'link-broken':
    'Der Link ist nicht vollständig. Kopieren Sie ihn ganz aus der E-Mail oder fordern Sie einen neuen an.',
  unauthenticated: 'Sie wurden abgemeldet. Bitte melden Sie sich wieder an.',
  insecure: 'Zum Anmelden braucht es eine sichere Verbindung. Öffnen Sie diese Seite mit https.',
};

export default strings;
