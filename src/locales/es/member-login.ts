import type { LoginVisitorStrings } from '../../member-login/strings.ts';

/** Spanish. No native speaker has reviewed it yet. */
const strings: LoginVisitorStrings = {
  title: 'Iniciar sesión',
  email: 'Correo electrónico',
  password: 'Contraseña',
  show: 'Mostrar',
  showPassword: 'Mostrar contraseña',
  shared: 'Este dispositivo es compartido',
  signIn: 'Iniciar sesión',
  mailMe: 'Recibir un enlace de acceso',
  forgotten: '¿Olvidaste tu contraseña?',
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
  signingIn: 'Iniciando sesión…',
  sendingEmail: 'Enviando…',
  capsLock: 'Bloq Mayús está activado.',
  passwordMissing: 'Escribe tu contraseña o pide un enlace de acceso por correo.',
  confirm: 'Iniciar sesión',
  back: 'Volver',
  linkTitle: 'Te damos la bienvenida',
  linkText: 'Tu enlace es válido. Pulsa «Iniciar sesión» para continuar.',
  'invalid-credentials':
    'El correo y la contraseña no coinciden. Inténtalo de nuevo o pide un enlace de acceso.',
  'link-expired': 'Ese enlace ha caducado o ya se ha usado. Solicita uno nuevo.',
  'link-broken': 'Ese enlace está incompleto. Copia el enlace entero del correo o solicita uno nuevo.',
  unauthenticated: 'Tu sesión se ha cerrado. Inicia sesión de nuevo.',
  insecure: 'Para iniciar sesión hace falta una conexión segura. Abre esta página con https.',
};

export default strings;
