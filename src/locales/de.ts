import type { LanguagePack } from './pack.ts';

/** German. */
const de: LanguagePack = {
  'newsletter-signup': {
    title: 'Newsletter',
    email: 'E-Mail',
    name: 'Name (freiwillig)',
    topics: 'Worüber möchtest du lesen?',
    submit: 'Abonnieren',
    sending: 'Wird gesendet …',
    nextIssue: 'Nächster: {date}',
    didYouMean: 'Meintest du {address}?',

    emailMissing: 'Gib deine E-Mail-Adresse ein.',
    emailInvalid: 'Da fehlt noch etwas. Eine Adresse sieht so aus: ada@example.org.',
    consentMissing: 'Bitte setze hier ein Häkchen: Ohne deine Einwilligung dürfen wir dir nicht schreiben.',

    queuedTitle: 'Für dich aufgehoben',
    queuedOffline: 'Hier aufgehoben. Es wird gesendet, sobald du online bist.',
    queuedServer: 'Hier aufgehoben. Der Server antwortet gerade nicht; es wird gesendet, sobald er es tut.',
    queuedInMemory: 'Bitte lass diese Seite bis dahin offen: Dein Browser darf nichts speichern.',
    cancel: 'Nicht senden',

    inboxTitle: 'Sieh in dein Postfach',
    inboxText:
      'Wir haben eine Mail an {address} geschickt. Drücke den Knopf darin oder gib hier den Code daraus ein.',
    code: 'Code mit 6 Ziffern',
    codeMissing: 'Gib die 6 Ziffern aus der Mail ein.',
    confirm: 'Bestätigen',
    openInbox: '{provider} öffnen',
    resend: 'Noch einmal senden',
    resendIn: 'Noch einmal senden in {time}',
    resent: 'Noch einmal gesendet. Nur die neueste Mail gilt.',
    wrongAddress: 'Falsche Adresse?',

    confirmedTitle: 'Du bist dabei',
    confirmedText: 'Danke. {address} steht auf der Liste.',
    firstIssue: 'Dein erster kommt am {date}.',

    limited: 'Das waren viele Versuche. Bitte versuche es in {time} noch einmal.',
    dropped:
      'Das ließ sich einen Tag lang nicht senden und wurde deshalb nicht gesendet. Bitte versuche es noch einmal.',
    gone: 'Diese Anmeldung ist abgelaufen. Bitte beginne noch einmal.',
    'code-wrong': 'Das ist nicht der Code aus der neuesten Mail. Bitte sieh noch einmal nach.',
    'code-expired': 'Dieser Code ist abgelaufen. Lass dir einen neuen senden.',
    'consent-required': 'Bitte setze das Häkchen bei der Einwilligung.',
    failed: 'Das hat nicht geklappt. Bitte versuche es noch einmal.',
    unreachable: 'Keine Antwort. Bist du online? Bitte versuche es noch einmal.',
  },
};

export default de;
