import type { LoginMemberStrings } from '../../member-login/strings.ts';

/** Italian. No native speaker has reviewed it yet. */
const strings: LoginMemberStrings = {
  menu: 'Il tuo account',
  signedIn: 'Accesso effettuato.',
  profile: 'Profilo',
  sessions: 'Dispositivi connessi',
  choosePassword: 'Password',
  signOut: 'Esci',
  signOutEverywhere: 'Esci da tutti i dispositivi',
  endSession: 'Disconnetti',
  sessionEnded: 'Dispositivo disconnesso.',
  thisDevice: 'questo dispositivo',
  lastUsed: 'Ultimo utilizzo: {time}',
  someDevice: 'Dispositivo sconosciuto',
  close: 'Chiudi',
  passwordTitle: 'Scegli una password',
  passwordText:
    'Almeno 8 caratteri. Puoi saltare questo passaggio: il link di accesso via email funziona sempre.',
  newPassword: 'Nuova password',
  currentPassword: 'Password attuale',
  save: 'Salva',
  saving: 'Salvataggio in corso…',
  saved: 'Salvato.',
  notNow: 'Non ora',
  passwordShort: 'Usa almeno 8 caratteri.',
  passwordLong: 'Usa al massimo 128 caratteri.',
  'password-too-common':
    'Questa password è tra le prime provate da chi cerca di violare gli account. Scegline un’altra.',
  name: 'Nome',
  bio: 'Su di te',
  link: 'Il tuo sito web',
  linkInvalid: 'Inserisci un indirizzo web che inizi con https://.',
  picture: 'Foto',
  pictureWrong: 'Questo file non è un’immagine utilizzabile. Prova con un JPEG o un PNG.',
  removePicture: 'Rimuovi foto',

  opensOn: 'Disponibile dal giorno {date}',
  done: 'Completata',
  allLessons: 'Tutte le lezioni',
  next: 'Prossima: {title}',
  play: 'Riproduci: {title}',
  kept: 'Questa è la versione della tua ultima visita: non riusciamo a raggiungere il server.',
  forbidden: 'Non hai accesso a questa pagina.',
  'not-found': 'Questa pagina non esiste.',
};

export default strings;
