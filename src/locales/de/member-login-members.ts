import type { LoginMemberStrings } from '../../member-login/strings.ts';

/** German. */
const strings: LoginMemberStrings = {
  menu: 'Dein Konto',
  signedIn: 'Du bist angemeldet.',
  profile: 'Profil',
  sessions: 'Angemeldete Geräte',
  choosePassword: 'Passwort',
  signOut: 'Abmelden',
  signOutEverywhere: 'Überall abmelden',
  endSession: 'Abmelden',
  sessionEnded: 'Das Gerät ist abgemeldet.',
  thisDevice: 'dieses Gerät',
  lastUsed: 'Zuletzt verwendet: {time}',
  someDevice: 'Unbekanntes Gerät',
  close: 'Schließen',
  passwordTitle: 'Wähle ein Passwort',
  passwordText:
    '8 Zeichen oder mehr. Du kannst das überspringen: Ein Anmeldelink per E-Mail funktioniert immer.',
  newPassword: 'Neues Passwort',
  currentPassword: 'Aktuelles Passwort',
  save: 'Speichern',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert.',
  notNow: 'Jetzt nicht',
  passwordShort: 'Verwende mindestens 8 Zeichen.',
  passwordLong: 'Verwende höchstens 128 Zeichen.',
  'password-too-common': 'Dieses Passwort gehört zu den ersten, die Angreifer probieren. Wähle ein anderes.',
  name: 'Name',
  bio: 'Über dich',
  link: 'Deine Website',
  linkInvalid: 'Gib eine Webadresse ein, die mit https:// beginnt.',
  picture: 'Bild',
  pictureWrong: 'Diese Datei ist kein Bild, das wir verwenden können. Versuche es mit JPEG oder PNG.',
  removePicture: 'Bild entfernen',

  opensOn: 'Verfügbar ab {date}',
  done: 'Erledigt',
  allLessons: 'Alle Lektionen',
  next: 'Weiter: {title}',
  play: 'Abspielen: {title}',
  kept: 'Das ist der Stand deines letzten Besuchs: Der Server ist nicht erreichbar.',
  forbidden: 'Du hast keinen Zugriff auf diese Seite.',
  'not-found': 'Diese Seite gibt es nicht.',
};

export default strings;
