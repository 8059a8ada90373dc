import type { LoginMemberStrings } from '../../member-login/strings.ts';
import de from '../de/member-login-members.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: LoginMemberStrings = {
  ...de,
  menu: 'Ihr Konto',
  signedIn: 'Sie sind angemeldet.',
  passwordTitle: 'Wählen Sie ein Passwort',
  passwordText:
    '8 Zeichen oder mehr. Sie können das überspringen: Ein Anmeldelink per E-Mail funktioniert immer.',
  passwordShort: 'Verwenden Sie mindestens 8 Zeichen.',
  passwordLong: 'Verwenden Sie höchstens 128 Zeichen.',
  'password-too-common':
    'Dieses Passwort gehört zu den ersten, die Angreifer probieren. Wählen Sie ein anderes.',
  bio: 'Über Sie',
  link: 'Ihre Website',
  linkInvalid: 'Geben Sie eine Webadresse ein, die mit https:// beginnt.',
  pictureWrong: 'Diese Datei ist kein Bild, das wir verwenden können. Versuchen Sie es mit JPEG oder PNG.',

  kept: 'Das ist der Stand Ihres letzten Besuchs: Der Server ist nicht erreichbar.',
  forbidden: 'Sie haben keinen Zugriff auf diese Seite.',
};

export default strings;
