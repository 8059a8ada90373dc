/** The strings of emails about posts, of the feeds and of the page. Values in braces are placeholders. */
const en = {
  publishedSubject: '“{title}” is in the showcase',
  published: '“{title}” is in the showcase now. Thank you for showing it.',
  look: 'Have a look',
  declinedSubject: 'About “{title}”',
  declined: 'a host looked at “{title}” and did not put it into the showcase.',
  hidden: 'a host has taken “{title}” out of the showcase.',
  reason: 'They write: {reason}',
  again: 'You may put in another piece, or this one once it has changed.',
  queueSubject: 'A piece waits for you: {community}',
  queue: 'a member has put a piece into the showcase. It is seen once a host has approved it.',
  reportSubject: 'A post was reported: {community}',
  report: 'somebody has reported a post in the showcase. It stays until a host has looked at it.',
  open: 'Open the queue',
  daily: 'You get one such mail a day at most.',
  feedTitle: 'Showcase: {community}',
  feedDescription: 'What people have made: {community}',
  nothing: 'Nothing here yet.',
  older: 'Older pieces',
  follow: 'Follow this showcase:',
};

export type ShowcaseStrings = typeof en;

const de: ShowcaseStrings = {
  publishedSubject: '„{title}“ ist in der Galerie',
  published: '„{title}“ ist jetzt in der Galerie. Danke fürs Zeigen.',
  look: 'Ansehen',
  declinedSubject: 'Zu „{title}“',
  declined: 'die Gastgeber haben „{title}“ angesehen und nicht in die Galerie aufgenommen.',
  hidden: 'die Gastgeber haben „{title}“ aus der Galerie genommen.',
  reason: 'Sie schreiben: {reason}',
  again: 'Du kannst ein anderes Werk einreichen, oder dieses, wenn es sich geändert hat.',
  queueSubject: 'Ein Werk wartet auf dich: {community}',
  queue:
    'ein Mitglied hat ein Werk in die Galerie gestellt. Es ist zu sehen, wenn Gastgeber zugestimmt haben.',
  reportSubject: 'Ein Beitrag wurde gemeldet: {community}',
  report: 'jemand hat einen Beitrag in der Galerie gemeldet. Er bleibt, bis Gastgeber ihn angesehen haben.',
  open: 'Zur Warteschlange',
  daily: 'Du bekommst höchstens eine solche Mail am Tag.',
  feedTitle: 'Galerie: {community}',
  feedDescription: 'Was Leute gemacht haben: {community}',
  nothing: 'Noch ist nichts da.',
  older: 'Ältere Werke',
  follow: 'Dieser Galerie folgen:',
};

const languages: Record<string, ShowcaseStrings> = { en, de };

export const showcaseStrings = (lang: string): ShowcaseStrings => languages[lang] ?? en;
