/** The strings of event emails, calendars and pages. Values in braces are placeholders. */
const en = {
  noDateSubject: 'Your group has no date yet: {group}',
  noDate:
    '{group} has not agreed on a date yet. One date is what gets things finished: propose one, or agree to one that stands there.',
  leftSubject: 'Publishing together {left}: {group}',
  left: '{group} publishes together on {date}. {ready} of {people} pieces are ready.',
  promised: 'you promised your piece for {date}.',
  yoursOpen: 'Yours is not ready yet. If something is in the way, say so: your group can help.',
  yoursReady: 'Yours is ready, and comes out by itself.',
  yoursUnlinked: 'Yours is ready, but it has no link yet: without one it does not come out.',
  missedSubject: 'Not out yet: {group}',
  missed:
    'the date has passed, and your piece is not out yet. Make it ready, and it comes out by itself; or promise a new date.',
  nudgeSubject: '{name} thinks of you',
  nudge: '{name} of {group} asks how your piece is going. A word is enough.',
  open: 'Open your group',
  mute: 'No more mails about this event',
  muteTitle: 'No more mails about “{event}”?',
  muteText: 'Reminders and nudges of this event end. You stay in your group.',
  muteButton: 'No more mails',
  muted: 'No more mails about “{event}”',
  mutedText: 'You can turn them on again in your group.',
  muteInvalid: 'This link is not good any more',
  muteInvalidText: 'You can turn the mails off in your group.',
  together: 'Publish together: {group}',
  proposed: 'Proposed: publish together ({group})',
  summaryTitle: 'What came of it: {event}',
  summaryText: '{published} pieces by {people} people in {groups} groups.',
  made: 'begun',
  published: 'out',
  onTime: 'on the agreed date',
  encouragements: 'cheers and replies',
  ofGroup: '{published} of {people} out, {onTime} on the date',
  by: 'by {name}',
  unnamed: 'somebody',
  next: 'Come to the next one',
};

export type EventStrings = typeof en;

const de: EventStrings = {
  noDateSubject: 'Deine Gruppe hat noch kein Datum: {group}',
  noDate:
    '{group} hat sich noch auf kein Datum geeinigt. Ein gemeinsames Datum sorgt dafür, dass Dinge fertig werden: Schlag eines vor oder stimme einem zu.',
  leftSubject: 'Gemeinsam veröffentlichen {left}: {group}',
  left: '{group} veröffentlicht gemeinsam am {date}. {ready} von {people} Werken sind fertig.',
  promised: 'du hast dein Werk für {date} versprochen.',
  yoursOpen: 'Deines ist noch nicht fertig. Wenn etwas im Weg ist, sag es: Deine Gruppe kann helfen.',
  yoursReady: 'Deines ist fertig und erscheint von selbst.',
  yoursUnlinked: 'Deines ist fertig, hat aber noch keinen Link: So erscheint es nicht.',
  missedSubject: 'Noch nicht draußen: {group}',
  missed:
    'der Tag ist vorbei, und dein Werk ist noch nicht draußen. Mach es fertig, dann erscheint es von selbst; oder versprich einen neuen Tag.',
  nudgeSubject: '{name} denkt an dich',
  nudge: '{name} von {group} fragt, wie es mit deinem Werk läuft. Ein Wort genügt.',
  open: 'Zu deiner Gruppe',
  mute: 'Keine Mails mehr zu diesem Ereignis',
  muteTitle: 'Keine Mails mehr zu „{event}“?',
  muteText: 'Erinnerungen und Stupser zu diesem Ereignis enden. Du bleibst in deiner Gruppe.',
  muteButton: 'Keine Mails mehr',
  muted: 'Keine Mails mehr zu „{event}“',
  mutedText: 'In deiner Gruppe kannst du sie wieder anstellen.',
  muteInvalid: 'Dieser Link gilt nicht mehr',
  muteInvalidText: 'In deiner Gruppe kannst du die Mails abstellen.',
  together: 'Gemeinsam veröffentlichen: {group}',
  proposed: 'Vorgeschlagen: gemeinsam veröffentlichen ({group})',
  summaryTitle: 'Was daraus geworden ist: {event}',
  summaryText: '{published} Werke von {people} Leuten in {groups} Gruppen.',
  made: 'begonnen',
  published: 'draußen',
  onTime: 'am vereinbarten Tag',
  encouragements: 'Anfeuerungen und Antworten',
  ofGroup: '{published} von {people} draußen, {onTime} am Tag',
  by: 'von {name}',
  unnamed: 'jemand',
  next: 'Komm zum nächsten',
};

const languages: Record<string, EventStrings> = { en, de };

export const eventStrings = (lang: string): EventStrings => languages[lang] ?? en;
