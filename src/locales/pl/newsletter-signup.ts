import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Polish. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'Newsletter',
  email: 'Adres e-mail',
  submit: 'Zapisz się',
  name: 'Imię (opcjonalnie)',
  topics: 'O czym chcesz czytać?',
  sending: 'Wysyłanie…',
  nextIssue: 'Następne wydanie: {date}',
  didYouMean: 'Czy chodziło Ci o {address}?',
  consentMissing: 'Zaznacz to pole: potrzebujemy Twojej zgody, aby wysyłać Ci e-maile.',
  queuedTitle: 'Zapisano',
  queuedOffline: 'Zapisano na tym urządzeniu. Wyślemy to, gdy znów będziesz online.',
  queuedServer: 'Zapisano na tym urządzeniu. Nasz serwer nie odpowiada; wyślemy to, gdy tylko odpowie.',
  waitingTitle: 'Jeszcze nie wysłano',
  queuedInMemory:
    'Nie zamykaj tej strony: Twoja przeglądarka nie może tego zapisać. Wyślemy to, gdy tylko połączymy się z serwerem.',
  cancel: 'Anuluj zapis',
  confirm: 'Potwierdź',
  wrongAddress: 'Zmień adres',
  confirmedTitle: 'Subskrypcja jest aktywna',
  confirmedText: 'Dziękujemy. Adres {address} jest na liście.',
  firstIssue: 'Pierwsze wydanie: {date}.',
  seeShowcase: 'Zobacz, co stworzyła społeczność',
  readArchive: 'Przeczytaj poprzednie wydania',
  dropped: 'Nie udało się tego wysłać w ciągu doby. Spróbuj ponownie.',
  gone: 'Ten zapis wygasł. Zacznij od nowa.',
  'consent-required': 'Zaznacz pole, aby wyrazić zgodę.',
};

export default strings;
