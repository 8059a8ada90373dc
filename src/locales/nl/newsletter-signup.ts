import type { SignupStrings } from '../../newsletter-signup/strings.ts';

/** Dutch. No native speaker has reviewed it yet. */
const strings: SignupStrings = {
  title: 'Nieuwsbrief',
  email: 'E-mailadres',
  submit: 'Inschrijven',
  emailMissing: 'Vul je e-mailadres in.',
  emailInvalid: 'Controleer het adres. Het moet eruitzien als ada@example.org.',
  inboxTitle: 'Kijk in je inbox',
  inboxText:
    'We hebben een e-mail gestuurd naar {address}. Klik op de knop in die e-mail of vul hier de code in.',
  code: 'Code van 6 cijfers',
  codeMissing: 'Vul de 6 cijfers uit de e-mail in.',
  openInbox: '{provider} openen',
  resend: 'Opnieuw versturen',
  resendIn: 'Opnieuw versturen over {time}',
  resent: 'Opnieuw verstuurd. Gebruik de code in de nieuwste e-mail.',
  'rate-limited': 'Te veel pogingen. Probeer het over {time} opnieuw.',
  'invalid-code': 'Dat is niet de code uit de nieuwste e-mail. Controleer de code en probeer het opnieuw.',
  'code-expired': 'Die code is verlopen. Vraag een nieuwe aan.',
  failed: 'Er is iets misgegaan. Probeer het opnieuw.',
  unreachable: 'We kunnen de server niet bereiken. Controleer je verbinding en probeer het opnieuw.',
  name: 'Naam (optioneel)',
  topics: 'Waarover wil je lezen?',
  sending: 'Bezig met versturen…',
  nextIssue: 'Volgende editie: {date}',
  didYouMean: 'Bedoelde je {address}?',
  consentMissing: 'Vink dit vakje aan: we hebben je toestemming nodig om je te mailen.',
  queuedTitle: 'Opgeslagen',
  queuedOffline: 'Opgeslagen op dit apparaat. We versturen het zodra je weer online bent.',
  queuedServer: 'Opgeslagen op dit apparaat. Onze server reageert niet; we versturen het zodra dat weer kan.',
  waitingTitle: 'Nog niet verstuurd',
  queuedInMemory:
    'Houd deze pagina open: je browser kan dit niet opslaan. We versturen het zodra we de server kunnen bereiken.',
  cancel: 'Inschrijving annuleren',
  confirm: 'Bevestigen',
  wrongAddress: 'Adres wijzigen',
  confirmedTitle: 'Je bent ingeschreven',
  confirmedText: 'Bedankt. {address} staat op de lijst.',
  firstIssue: 'Je eerste editie komt op {date}.',
  seeShowcase: 'Bekijk wat anderen hebben gemaakt',
  readArchive: 'Lees eerdere edities',
  dropped: 'Het is niet gelukt om dit binnen een dag te versturen. Probeer het opnieuw.',
  gone: 'Deze inschrijving is verlopen. Begin opnieuw.',
  'consent-required': 'Vink het vakje aan om toestemming te geven.',
};

export default strings;
