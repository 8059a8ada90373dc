import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** German. */
const strings: OwnSignupStrings = {
  title: 'Newsletter',
  email: 'E-Mail',
  submit: 'Abonnieren',
  name: 'Name (optional)',
  topics: 'Worüber möchtest du lesen?',
  sending: 'Wird gesendet …',
  nextIssue: 'Nächste Ausgabe: {date}',
  didYouMean: 'Meintest du {address}?',
  consentMissing: 'Setze hier ein Häkchen: Wir brauchen deine Einwilligung, um dir zu schreiben.',
  queuedTitle: 'Gespeichert',
  queuedOffline: 'Auf diesem Gerät gespeichert. Wir senden es, sobald du wieder online bist.',
  queuedServer:
    'Auf diesem Gerät gespeichert. Unser Server antwortet gerade nicht; wir senden es, sobald er wieder erreichbar ist.',
  waitingTitle: 'Noch nicht gesendet',
  queuedInMemory:
    'Lass diese Seite offen: Dein Browser kann das nicht speichern. Wir senden es, sobald der Server erreichbar ist.',
  cancel: 'Anfrage zurückziehen',
  confirm: 'Bestätigen',
  wrongAddress: 'Adresse ändern',
  confirmedTitle: 'Abonnement bestätigt',
  confirmedText: 'Danke. {address} steht auf der Liste.',
  firstIssue: 'Deine erste Ausgabe kommt am {date}.',
  seeShowcase: 'Ansehen, was andere gemacht haben',
  readArchive: 'Frühere Ausgaben lesen',
  dropped: 'Das ließ sich einen Tag lang nicht senden. Bitte versuche es noch einmal.',
  gone: 'Diese Anfrage ist abgelaufen. Bitte beginne noch einmal.',
  'consent-required': 'Setze das Häkchen, um einzuwilligen.',
};

export default strings;
