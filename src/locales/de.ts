import type { LanguagePack } from './pack.ts';

const common = {
  emailMissing: 'Gib deine E-Mail-Adresse ein.',
  emailInvalid: 'Da fehlt noch etwas. Eine Adresse sieht so aus: ada@example.org.',
  inboxTitle: 'Sieh in dein Postfach',
  inboxText:
    'Wir haben eine Mail an {address} geschickt. Drücke den Knopf darin oder gib hier den Code daraus ein.',
  code: 'Code mit 6 Ziffern',
  codeMissing: 'Gib die 6 Ziffern aus der Mail ein.',
  openInbox: '{provider} öffnen',
  resend: 'Noch einmal senden',
  resendIn: 'Noch einmal senden in {time}',
  resent: 'Noch einmal gesendet. Nur die neueste Mail gilt.',
  limited: 'Das waren viele Versuche. Bitte versuche es in {time} noch einmal.',
  'code-wrong': 'Das ist nicht der Code aus der neuesten Mail. Bitte sieh noch einmal nach.',
  'code-expired': 'Dieser Code ist abgelaufen. Lass dir einen neuen senden.',
  failed: 'Das hat nicht geklappt. Bitte versuche es noch einmal.',
  unreachable: 'Keine Antwort. Bist du online? Bitte versuche es noch einmal.',
};

/** German. */
const de: LanguagePack = {
  'newsletter-signup': {
    ...common,
    title: 'Newsletter',
    email: 'E-Mail',
    name: 'Name (freiwillig)',
    topics: 'Worüber möchtest du lesen?',
    submit: 'Abonnieren',
    sending: 'Wird gesendet …',
    nextIssue: 'Nächster: {date}',
    didYouMean: 'Meintest du {address}?',

    consentMissing: 'Bitte setze hier ein Häkchen: Ohne deine Einwilligung dürfen wir dir nicht schreiben.',

    queuedTitle: 'Für dich aufgehoben',
    queuedOffline: 'Hier aufgehoben. Es wird gesendet, sobald du online bist.',
    queuedServer: 'Hier aufgehoben. Der Server antwortet gerade nicht; es wird gesendet, sobald er es tut.',
    queuedInMemory: 'Bitte lass diese Seite bis dahin offen: Dein Browser darf nichts speichern.',
    cancel: 'Nicht senden',

    confirm: 'Bestätigen',
    wrongAddress: 'Falsche Adresse?',

    confirmedTitle: 'Du bist dabei',
    confirmedText: 'Danke. {address} steht auf der Liste.',
    firstIssue: 'Dein erster kommt am {date}.',

    dropped:
      'Das ließ sich einen Tag lang nicht senden und wurde deshalb nicht gesendet. Bitte versuche es noch einmal.',
    gone: 'Diese Anmeldung ist abgelaufen. Bitte beginne noch einmal.',
    'consent-required': 'Bitte setze das Häkchen bei der Einwilligung.',
  },
  'member-login': {
    ...common,
    title: 'Für Mitglieder',
    email: 'E-Mail',
    password: 'Passwort',
    show: 'Zeigen',
    shared: 'Das ist ein gemeinsam benutzter Computer',
    signIn: 'Anmelden',
    mailMe: 'Link per E-Mail',
    forgotten: 'Passwort vergessen?',
    capsLock: 'Die Feststelltaste ist an.',
    signingIn: 'Du wirst angemeldet …',

    passwordMissing: 'Gib dein Passwort ein. Hast du keins, dann lass dir einen Link schicken.',

    confirm: 'Anmelden',
    back: 'Zurück',

    linkTitle: 'Willkommen',
    linkText: 'Dein Link ist gut. Ein Druck, und du bist drin.',

    passwordTitle: 'Wähle ein Passwort',
    passwordText: '8 Zeichen oder mehr, ganz wie du willst. Oder ohne: Ein Link per E-Mail geht immer.',
    newPassword: 'Neues Passwort',
    currentPassword: 'Jetziges Passwort',
    save: 'Speichern',
    notNow: 'Jetzt nicht',
    passwordShort: 'Bitte mindestens 8 Zeichen.',
    passwordLong: 'Bitte höchstens 128 Zeichen.',

    menu: 'Dein Konto',
    profile: 'Profil',
    sessions: 'Wo du angemeldet bist',
    choosePassword: 'Passwort',
    signOut: 'Abmelden',
    signOutEverywhere: 'Überall abmelden',
    endSession: 'Dort abmelden',
    thisDevice: 'dieses hier',
    lastUsed: 'zuletzt benutzt: {time}',
    someDevice: 'Ein Browser',
    name: 'Name',
    bio: 'Ein paar Worte über dich',
    link: 'Deine eigene Seite',
    linkInvalid: 'Eine Adresse beginnt mit https://.',
    picture: 'Bild',
    pictureWrong: 'Das ist kein Bild, das dieser Browser lesen kann. Versuche es mit JPEG oder PNG.',
    removePicture: 'Bild wegnehmen',
    saved: 'Gespeichert.',
    close: 'Schließen',

    opensOn: 'Ab {date}',
    done: 'Erledigt',
    allLessons: 'Alle Teile',
    next: 'Weiter: {title}',
    play: 'Abspielen: {title}',
    kept: 'So wie bei deinem letzten Besuch: Gerade gibt es keine Verbindung.',

    'credentials-wrong':
      'Adresse und Passwort gehören nicht zusammen. Versuche es noch einmal, oder lass dir einen Link schicken.',
    'link-expired': 'Dieser Link ist abgelaufen oder schon benutzt. Lass dir einen neuen schicken.',
    'password-common':
      'Viele benutzen dieses Passwort, und wer rät, probiert es zuerst. Bitte wähle ein anderes.',
    'signed-out': 'Du wurdest abgemeldet. Bitte melde dich wieder an.',
    forbidden: 'Diese Seite ist nicht für deine Rolle.',
    'not-found': 'Diese Seite gibt es nicht.',
    insecure: 'Zum Anmelden braucht es eine sichere Verbindung: Diese Seite muss mit https geöffnet werden.',
  },
};

export default de;
