import type { SignupStrings } from '../../newsletter-signup/strings.ts';

/** German. */
const strings: SignupStrings = {
  title: 'Newsletter',
  email: 'E-Mail',
  submit: 'Abonnieren',
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
