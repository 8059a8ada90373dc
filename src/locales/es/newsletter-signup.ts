import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Spanish. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'Boletín',
  email: 'Correo electrónico',
  submit: 'Suscribirme',
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
