import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Italian. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'Newsletter',
  email: 'Email',
  submit: 'Iscriviti',
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
