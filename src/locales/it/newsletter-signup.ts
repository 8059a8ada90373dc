import type { SignupStrings } from '../../newsletter-signup/strings.ts';

/** Italian. No native speaker has reviewed it yet. */
const strings: SignupStrings = {
  title: 'Newsletter',
  email: 'Email',
  submit: 'Iscriviti',
  emailMissing: 'Inserisci il tuo indirizzo email.',
  emailInvalid: 'Controlla l’indirizzo. Dovrebbe avere questa forma: ada@example.org.',
  inboxTitle: 'Controlla la posta',
  inboxText:
    'Abbiamo inviato un’email a {address}. Fai clic sul pulsante nell’email o inserisci qui il codice.',
  code: 'Codice di 6 cifre',
  codeMissing: 'Inserisci le 6 cifre ricevute via email.',
  openInbox: 'Apri {provider}',
  resend: 'Invia di nuovo',
  resendIn: 'Invia di nuovo tra {time}',
  resent: 'Email inviata di nuovo. Usa il codice dell’ultima email.',
  'rate-limited': 'Troppi tentativi. Riprova tra {time}.',
  'invalid-code': 'Non è il codice dell’ultima email. Controllalo e riprova.',
  'code-expired': 'Questo codice è scaduto. Richiedine uno nuovo.',
  failed: 'Qualcosa è andato storto. Riprova.',
  unreachable: 'Non riusciamo a raggiungere il server. Controlla la connessione e riprova.',
  name: 'Nome (facoltativo)',
  topics: 'Quali argomenti ti interessano?',
  sending: 'Invio in corso…',
  nextIssue: 'Prossimo numero: {date}',
  didYouMean: 'Intendevi {address}?',
  consentMissing: 'Seleziona questa casella: ci serve il tuo consenso per scriverti.',
  queuedTitle: 'Salvato',
  queuedOffline: 'Salvato su questo dispositivo. L’invio partirà appena tornerai online.',
  queuedServer:
    'Salvato su questo dispositivo. Il nostro server non risponde: l’invio partirà appena tornerà disponibile.',
  waitingTitle: 'In attesa di invio',
  queuedInMemory:
    'Tieni aperta questa pagina: il browser non può salvare questi dati. L’invio partirà appena il server sarà raggiungibile.',
  cancel: 'Annulla iscrizione',
  confirm: 'Conferma',
  wrongAddress: 'Cambia indirizzo',
  confirmedTitle: 'Iscrizione confermata',
  confirmedText: 'Grazie. {address} è nella lista.',
  firstIssue: 'Il tuo primo numero arriverà {date}.',
  seeShowcase: 'Guarda cosa ha creato la community',
  readArchive: 'Leggi i numeri precedenti',
  dropped: 'Dopo un giorno l’invio non è ancora riuscito. Riprova.',
  gone: 'Questa iscrizione è scaduta. Ricomincia da capo.',
  'consent-required': 'Seleziona la casella per dare il consenso.',
};

export default strings;
