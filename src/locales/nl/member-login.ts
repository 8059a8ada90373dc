import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Dutch. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'Inloggen',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  show: 'Tonen',
  showPassword: 'Wachtwoord tonen',
  shared: 'Dit is een gedeelde computer',
  signIn: 'Inloggen',
  mailMe: 'Mail me een inloglink',
  forgotten: 'Wachtwoord vergeten?',
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
