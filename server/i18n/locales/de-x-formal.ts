import { de } from './de.ts';
import type { ServerStrings } from './en.ts';

/** German with "Sie". Only what differs from the German with "du". */
export const deFormal: ServerStrings = {
  ...de,
  mail: {
    ...de.mail,
    confirmSubject: 'Bestätigen Sie Ihr Abonnement von {title}',
    alreadySubject: 'Sie haben {title} schon abonniert',
    hello: 'Guten Tag,',
    confirmIntro: 'bestätigen Sie Ihre E-Mail-Adresse, um {title} zu abonnieren.',
    alreadyIntro:
      'Sie haben {title} schon abonniert. Bestätigen Sie nur, wenn Sie Ihre Auswahl ändern wollen.',
    orCode: 'Oder geben Sie diesen Code auf der Seite ein, auf der Sie Ihre Adresse eingegeben haben:',
    notYou:
      'Das waren nicht Sie? Dann ignorieren Sie diese E-Mail: Sie bekommen nichts, und wir löschen Ihre Adresse nach 7 Tagen.',
    alreadyNotYou: 'Das waren nicht Sie? Dann ignorieren Sie diese E-Mail: Nichts ändert sich.',
  },
  form: {
    ...de.form,
    intro: 'Wir schicken Ihnen eine E-Mail, um zu prüfen, ob die Adresse Ihnen gehört.',
    topics: 'Worüber möchten Sie lesen?',
    consents: 'Ihre Einwilligung',
    fixErrors: 'Bitte korrigieren Sie Folgendes',
    emailWrong: 'Geben Sie eine Adresse wie ada@example.org ein.',
    textWrong: 'Verwenden Sie höchstens 200 Zeichen und keine Steuerzeichen.',
    consentMissing: 'Setzen Sie hier ein Häkchen: Wir brauchen Ihre Einwilligung, um Ihnen zu schreiben.',
    tooFast: 'Das ging schnell. Bitte klicken Sie noch einmal auf den Button.',
    limited:
      'Gerade abonnieren zu viele Menschen gleichzeitig. Ihre Eingaben bleiben erhalten: Warten Sie {wait} und klicken Sie noch einmal auf den Button.',
    retry: 'Bei uns ist etwas schiefgegangen. Bitte klicken Sie noch einmal auf den Button.',
  },
  inbox: {
    ...de.inbox,
    title: 'Schauen Sie in Ihr Postfach',
    intro:
      'Wir haben Ihnen eine E-Mail geschickt. Klicken Sie auf den Button darin oder geben Sie hier den 6-stelligen Code ein.',
    codeWrong: 'Das ist nicht der Code. Geben Sie die 6 Ziffern aus der neuesten E-Mail ein.',
    codeExpired: 'Dieser Code ist abgelaufen. Fordern Sie eine neue E-Mail an.',
    resent: 'Wir haben Ihnen eine neue E-Mail geschickt. Der alte Link und der alte Code gelten nicht mehr.',
    limited: 'Sie können in {wait} eine neue E-Mail anfordern.',
    withdrawnIntro: 'Diese Anfrage ist gelöscht. Sie können jederzeit neu anfangen.',
  },
  confirm: {
    ...de.confirm,
    intro: 'Bestätigen Sie, um {title} mit {email} zu abonnieren.',
    expiredIntro:
      'Links gelten 24 Stunden, und nur der aus der neuesten E-Mail funktioniert. Abonnieren Sie noch einmal, um einen neuen zu bekommen.',
  },
  leave: {
    ...de.leave,
    introUnknown: 'Sie bekommen {title} dann nicht mehr.',
    doneIntro: 'Sie bekommen {title} nicht mehr. Danke fürs Lesen.',
  },
  manage: {
    ...de.manage,
    stateBounced:
      'E-Mails an {email} kamen zurück, deshalb schicken wir keine mehr. Wenn die Adresse wieder funktioniert, abonnieren Sie noch einmal.',
    title: 'Ihr Abonnement',
    data: 'Ihre Daten',
    dataIntro: 'Alles, was wir über Sie gespeichert haben, in einer Datei.',
    eraseIntro:
      'Adresse, Name und Auswahl werden sofort und endgültig gelöscht. Nur den Nachweis Ihrer Einwilligung bewahren wir noch {years, plural, one {# Jahr} other {# Jahre}} auf, ohne Ihre Adresse.',
    invalidIntro:
      'Er ist nicht vollständig: Vielleicht wurde unterwegs etwas abgeschnitten. Es hat sich nichts geändert. Öffnen Sie die E-Mail noch einmal und klicken Sie auf den ganzen Link.',
  },
  page: { ...de.page, wrongText: 'Bitte versuchen Sie es gleich noch einmal.' },
  members: {
    ...de.members,
    hello: 'Guten Tag,',
    helloName: 'Guten Tag {name},',
    signInIntro: 'Sie möchten sich bei {title} anmelden.',
    welcomeIntro: 'Sie möchten sich bei {title} anmelden. Damit werden Sie Mitglied.',
    orCode: 'Oder geben Sie diesen Code auf der Seite ein, auf der Sie ihn angefordert haben:',
    code: 'Geben Sie diesen Code auf der Seite ein, auf der Sie ihn angefordert haben:',
    notYou: 'Das waren nicht Sie? Dann ignorieren Sie diese E-Mail: Ohne sie kann sich niemand anmelden.',
    notMemberIntro:
      'jemand, vielleicht Sie, wollte sich mit dieser Adresse bei {title} anmelden, aber die Adresse gehört keinem Mitglied.',
    askAHost:
      'Vielleicht sind Sie mit einer anderen Adresse Mitglied. Oder bitten Sie einen Host der Community um eine Einladung.',
    subscribeFirst:
      'Vielleicht sind Sie mit einer anderen Adresse Mitglied. Um Mitglied zu werden, abonnieren Sie zuerst den Newsletter und versuchen Sie es dann noch einmal.',
    inviteSubject: 'Sie sind zu {title} eingeladen',
    inviteIntro: 'Sie sind eingeladen, bei {title} mitzumachen.',
    inviteLifetime:
      'Die Einladung gilt einmal und läuft in 7 Tagen ab. Danach können Sie auf der Seite einen Link anfordern.',
    inviteNotYou: 'Sie wissen nicht, was das ist? Dann ignorieren Sie diese E-Mail.',
    firstHostText:
      'Diese Community hat noch keinen Host. Ein Host leitet Veranstaltungen, gibt Beiträge frei und lädt andere ein. Wer sind Sie?',
    firstHostName: 'Geben Sie Ihren Namen ein (höchstens 200 Zeichen).',
    firstHostInvalidText:
      'Er gilt einmal und einen Tag lang. Wenn es noch keinen Host gibt, führen Sie dort, wo der Server läuft, „community members first-host“ aus: Der Befehl gibt einen neuen Link aus.',
  },
  events: {
    ...de.events,
    noDateSubject: 'Ihre Gruppe hat noch keinen Termin: {group}',
    noDate:
      '{group} hat sich noch auf keinen Termin geeinigt. Schlagen Sie einen vor oder stimmen Sie einem Vorschlag zu.',
    promised: 'Sie haben Ihr Werk für {date} versprochen.',
    yoursOpen:
      'Ihr Werk ist noch nicht fertig. Wenn Sie etwas aufhält, sagen Sie es Ihrer Gruppe: Vielleicht kann sie helfen.',
    yoursReady: 'Ihr Werk ist fertig und wird automatisch veröffentlicht.',
    yoursUnlinked: 'Ihr Werk ist fertig, braucht aber einen Link, um veröffentlicht zu werden.',
    missed:
      'der Termin ist vorbei, und Ihr Werk ist noch nicht veröffentlicht. Sobald es fertig ist, wird es automatisch veröffentlicht. Sie können auch einen neuen Termin versprechen.',
    nudgeSubject: '{name} denkt an Sie',
    nudge: '{name} aus {group} fragt, wie es mit Ihrem Werk läuft. Eine kurze Antwort genügt.',
    open: 'Zu Ihrer Gruppe',
    muteText: 'Sie bekommen keine Erinnerungen mehr zu dieser Veranstaltung. Sie bleiben in Ihrer Gruppe.',
    muted: 'Sie bekommen keine E-Mails mehr zu „{event}“',
    mutedText: 'In Ihrer Gruppe können Sie sie wieder einschalten.',
    muteInvalidText: 'In Ihrer Gruppe können Sie die E-Mails ausschalten.',
  },
  showcase: {
    ...de.showcase,
    again: 'Sie können ein anderes Werk einreichen oder dieses noch einmal, wenn Sie es geändert haben.',
    daily: 'Sie bekommen höchstens eine solche E-Mail am Tag.',
  },
  home: {
    ...de.home,
    builder: 'Code-Schnipsel zusammenstellen: Einstellungen, Farben und Schritte für Ihr CMS',
    text: 'Fügen Sie einen dieser Code-Schnipsel in eine Seite Ihrer Website ein.',
    noOrigins:
      'Noch darf keine Website diese Adresse nutzen. Starten Sie den Server mit der Adresse Ihrer Website in ORIGINS, zum Beispiel {example}',
  },
  hosts: {
    ...de.hosts,
    paused:
      '{service} hat den Schlüssel abgelehnt, oder die Liste gibt es dort nicht mehr. Änderungen an Abonnements bleiben hier gespeichert, bis Sie den Dienst neu verbinden; nichts geht verloren.',
    off: 'das Programm auf {host} hat geantwortet, dass es nicht mehr existiert (410). Es bekommt keine Ereignisse mehr, bis Sie den Webhook wieder einschalten.',
    test: 'Sie haben diese E-Mail in der Konsole angefordert. Liegt sie in Ihrem Posteingang, kommen E-Mails von {title} an. Lag sie im Spam-Ordner, prüfen Sie SPF, DKIM und DMARC.',
  },
};
