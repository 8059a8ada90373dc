import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Spanish. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'Iniciar sesión',
  email: 'Correo electrónico',
  password: 'Contraseña',
  show: 'Mostrar',
  showPassword: 'Mostrar contraseña',
  shared: 'Este dispositivo es compartido',
  signIn: 'Iniciar sesión',
  mailMe: 'Recibir un enlace de acceso',
  forgotten: '¿Olvidaste tu contraseña?',
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
