import type { LoginVisitorStrings } from '../../member-login/strings.ts';

/** German. */
const strings: LoginVisitorStrings = {
  title: 'Anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  show: 'Anzeigen',
  showPassword: 'Passwort anzeigen',
  shared: 'Dies ist ein gemeinsam genutzter Computer',
  signIn: 'Anmelden',
  mailMe: 'Anmeldelink anfordern',
  forgotten: 'Passwort vergessen?',
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
  signingIn: 'Du wirst angemeldet …',
  sendingEmail: 'Wird gesendet …',
  capsLock: 'Die Feststelltaste ist an.',
  passwordMissing: 'Gib dein Passwort ein oder fordere einen Anmeldelink per E-Mail an.',
  confirm: 'Anmelden',
  back: 'Zurück',
  linkTitle: 'Willkommen',
  linkText: 'Dein Link ist gültig. Mit „Anmelden“ geht es weiter.',
  'invalid-credentials':
    'E-Mail-Adresse und Passwort passen nicht zusammen. Versuche es noch einmal oder fordere einen Anmeldelink an.',
  'link-expired': 'Dieser Link ist abgelaufen oder wurde schon benutzt. Fordere einen neuen an.',
  'link-broken':
    'Der Link ist nicht vollständig. Kopiere ihn ganz aus der E-Mail oder fordere einen neuen an.',
  unauthenticated: 'Du wurdest abgemeldet. Bitte melde dich wieder an.',
  insecure: 'Zum Anmelden braucht es eine sichere Verbindung. Öffne diese Seite mit https.',
};

export default strings;
