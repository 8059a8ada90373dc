import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Italian. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'Accedi',
  email: 'Email',
  password: 'Password',
  show: 'Mostra',
  showPassword: 'Mostra password',
  shared: 'Questo è un computer condiviso',
  signIn: 'Accedi',
  mailMe: 'Inviami un link di accesso',
  forgotten: 'Password dimenticata?',
  signingIn: 'Accesso in corso…',
  sendingEmail: 'Invio in corso…',
  capsLock: 'Bloc Maiusc è attivo.',
  passwordMissing: 'Inserisci la password o richiedi un link di accesso via email.',
  confirm: 'Accedi',
  back: 'Indietro',
  linkTitle: 'Ti diamo il benvenuto',
  linkText: 'Il tuo link è valido. Seleziona “Accedi” per continuare.',
  'invalid-credentials': 'Email e password non corrispondono. Riprova o richiedi un link di accesso.',
  'link-expired': 'Questo link è scaduto o è già stato usato. Richiedine uno nuovo.',
  'link-broken': 'Questo link è incompleto. Copialo per intero dall’email o richiedine uno nuovo.',
  unauthenticated: 'La sessione è terminata. Accedi di nuovo.',
  insecure: 'Per accedere serve una connessione sicura. Apri questa pagina con https.',
};

export default strings;
