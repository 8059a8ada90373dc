import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** German. */
const strings: OwnLoginStrings = {
  title: 'Anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  show: 'Anzeigen',
  showPassword: 'Passwort anzeigen',
  shared: 'Dies ist ein gemeinsam genutzter Computer',
  signIn: 'Anmelden',
  mailMe: 'Anmeldelink anfordern',
  forgotten: 'Passwort vergessen?',
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
