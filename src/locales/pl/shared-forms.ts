import type { CommonStrings } from '../../ui/common.strings.ts';

/** Polish. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
  emailMissing: 'Podaj adres e-mail.',
  emailInvalid: 'Sprawdź adres. Powinien wyglądać tak: ada@example.org.',
  inboxTitle: 'Sprawdź pocztę',
  inboxText: 'Wysłaliśmy e-mail na adres {address}. Kliknij w nim przycisk albo wpisz tutaj kod.',
  code: '6-cyfrowy kod',
  codeMissing: 'Wpisz 6 cyfr z e-maila.',
  openInbox: 'Otwórz {provider}',
  resend: 'Wyślij ponownie',
  resendIn: 'Wyślij ponownie za: {time}',
  resent: 'Wysłano ponownie. Użyj kodu z najnowszego e-maila.',
  'rate-limited': 'Zbyt wiele prób. Spróbuj ponownie za: {time}.',
  'invalid-code': 'To nie jest kod z najnowszego e-maila. Sprawdź kod i spróbuj ponownie.',
  'code-expired': 'Ten kod wygasł. Poproś o nowy.',
  failed: 'Coś poszło nie tak. Spróbuj ponownie.',
  unreachable: 'Nie możemy połączyć się z serwerem. Sprawdź połączenie i spróbuj ponownie.',
};

export default strings;
