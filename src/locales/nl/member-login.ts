import type { LoginVisitorStrings } from '../../member-login/strings.ts';

/** Dutch. No native speaker has reviewed it yet. */
const strings: LoginVisitorStrings = {
  title: 'Inloggen',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  show: 'Tonen',
  showPassword: 'Wachtwoord tonen',
  shared: 'Dit is een gedeelde computer',
  signIn: 'Inloggen',
  mailMe: 'Mail me een inloglink',
  forgotten: 'Wachtwoord vergeten?',
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
  signingIn: 'Bezig met inloggen…',
  sendingEmail: 'Bezig met versturen…',
  capsLock: 'Caps Lock staat aan.',
  passwordMissing: 'Vul je wachtwoord in of vraag een inloglink per e-mail aan.',
  confirm: 'Inloggen',
  back: 'Terug',
  linkTitle: 'Welkom',
  linkText: 'Je link werkt. Kies “Inloggen” om verder te gaan.',
  'invalid-credentials':
    'Deze combinatie van e-mailadres en wachtwoord klopt niet. Probeer het opnieuw of vraag een inloglink aan.',
  'link-expired': 'Die link is verlopen of al gebruikt. Vraag een nieuwe aan.',
  'link-broken': 'Die link is niet compleet. Kopieer de hele link uit de e-mail of vraag een nieuwe aan.',
  unauthenticated: 'Je bent uitgelogd. Log opnieuw in.',
  insecure: 'Inloggen kan alleen via een beveiligde verbinding. Open deze pagina met https.',
};

export default strings;
