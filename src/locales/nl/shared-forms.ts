import type { CommonStrings } from '../../ui/common.strings.ts';

/** Dutch. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
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
};

export default strings;
