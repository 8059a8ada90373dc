import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Polish. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'Logowanie',
  email: 'Adres e-mail',
  password: 'Hasło',
  show: 'Pokaż',
  showPassword: 'Pokaż hasło',
  shared: 'To współdzielony komputer',
  signIn: 'Zaloguj się',
  mailMe: 'Wyślij mi link do logowania',
  forgotten: 'Nie pamiętasz hasła?',
  signingIn: 'Logowanie…',
  sendingEmail: 'Wysyłanie…',
  capsLock: 'Caps Lock jest włączony.',
  passwordMissing: 'Wpisz hasło albo poproś o link do logowania.',
  confirm: 'Zaloguj się',
  back: 'Wstecz',
  linkTitle: 'Witaj',
  linkText: 'Twój link działa. Wybierz „Zaloguj się”, aby przejść dalej.',
  'invalid-credentials':
    'Nieprawidłowy adres e-mail lub hasło. Spróbuj ponownie albo poproś o link do logowania.',
  'link-expired': 'Ten link wygasł albo został już użyty. Poproś o nowy.',
  'link-broken': 'Ten link jest niekompletny. Skopiuj cały link z e-maila albo poproś o nowy.',
  unauthenticated: 'Twoja sesja wygasła. Zaloguj się ponownie.',
  insecure: 'Logowanie wymaga bezpiecznego połączenia. Otwórz tę stronę przez https.',
};

export default strings;
