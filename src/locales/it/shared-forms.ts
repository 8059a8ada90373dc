import type { CommonStrings } from '../../ui/common.strings.ts';

/** Italian. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
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
};

export default strings;
