import type { OwnLoginStrings } from '../../member-login/strings.ts';
import de from '../de/member-login.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: OwnLoginStrings = {
  ...de,
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
