import type { SignupStrings } from '../../newsletter-signup/strings.ts';

/** Spanish. No native speaker has reviewed it yet. */
const strings: SignupStrings = {
  title: 'Boletín',
  email: 'Correo electrónico',
  submit: 'Suscribirme',
  emailMissing: 'Escribe tu correo electrónico.',
  emailInvalid: 'Revisa la dirección. Debe tener esta forma: ada@example.org.',
  inboxTitle: 'Revisa tu correo',
  inboxText:
    'Hemos enviado un correo a {address}. Haz clic en el botón del mensaje o escribe aquí el código.',
  code: 'Código de 6 dígitos',
  codeMissing: 'Escribe los 6 dígitos que te llegaron por correo.',
  openInbox: 'Abrir {provider}',
  resend: 'Enviar de nuevo',
  resendIn: 'Enviar de nuevo en {time}',
  resent: 'Correo enviado de nuevo. Usa el código del último correo.',
  'rate-limited': 'Demasiados intentos. Inténtalo de nuevo en {time}.',
  'invalid-code': 'Ese no es el código del último correo. Revísalo e inténtalo de nuevo.',
  'code-expired': 'Ese código ha caducado. Solicita uno nuevo.',
  failed: 'Algo salió mal. Inténtalo de nuevo.',
  unreachable: 'No podemos conectar con el servidor. Revisa tu conexión e inténtalo de nuevo.',
  name: 'Nombre (opcional)',
  topics: '¿Qué temas te interesan?',
  sending: 'Enviando…',
  nextIssue: 'Próximo número: {date}',
  didYouMean: '¿Querías decir {address}?',
  consentMissing: 'Marca esta casilla: necesitamos tu consentimiento para escribirte.',
  queuedTitle: 'Guardado',
  queuedOffline: 'Guardado en este dispositivo. Lo enviaremos cuando vuelvas a tener conexión.',
  queuedServer:
    'Guardado en este dispositivo. Nuestro servidor no responde; lo enviaremos en cuanto vuelva a responder.',
  waitingTitle: 'Pendiente de envío',
  queuedInMemory:
    'No cierres esta página: tu navegador no puede guardar estos datos. Los enviaremos en cuanto podamos conectar con el servidor.',
  cancel: 'Cancelar solicitud',
  confirm: 'Confirmar',
  wrongAddress: 'Cambiar dirección',
  confirmedTitle: 'Suscripción confirmada',
  confirmedText: 'Gracias. {address} ya está en la lista.',
  firstIssue: 'Tu primer número llegará el {date}.',
  seeShowcase: 'Ver lo que ha creado la comunidad',
  readArchive: 'Leer números anteriores',
  dropped: 'No hemos podido enviarlo en todo un día. Inténtalo de nuevo.',
  gone: 'Esta solicitud ha caducado. Empieza de nuevo.',
  'consent-required': 'Marca la casilla para dar tu consentimiento.',
};

export default strings;
