import type { CommonStrings } from '../../ui/common.strings.ts';

/** Spanish. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
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
};

export default strings;
