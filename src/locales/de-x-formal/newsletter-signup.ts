import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';
import de from '../de/newsletter-signup.ts';

/** German with "Sie". Only what differs from the German with "du". */
const strings: OwnSignupStrings = {
  ...de,
  topics: 'Worüber möchten Sie lesen?',
  didYouMean: 'Meinten Sie {address}?',
  consentMissing: 'Setzen Sie hier ein Häkchen: Wir brauchen Ihre Einwilligung, um Ihnen zu schreiben.',
  queuedOffline: 'Auf diesem Gerät gespeichert. Wir senden es, sobald Sie wieder online sind.',
  queuedInMemory:
    'Lassen Sie diese Seite offen: Ihr Browser kann das nicht speichern. Wir senden es, sobald der Server erreichbar ist.',
  firstIssue: 'Ihre erste Ausgabe kommt am {date}.',
  dropped: 'Das ließ sich einen Tag lang nicht senden. Bitte versuchen Sie es noch einmal.',
  gone: 'Diese Anfrage ist abgelaufen. Bitte beginnen Sie noch einmal.',
  'consent-required': 'Setzen Sie das Häkchen, um einzuwilligen.',
};

export default strings;
