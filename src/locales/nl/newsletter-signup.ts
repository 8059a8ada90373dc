import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Dutch. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'Nieuwsbrief',
  email: 'E-mailadres',
  submit: 'Inschrijven',
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
