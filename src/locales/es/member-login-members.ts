import type { LoginMemberStrings } from '../../member-login/strings.ts';

/** Spanish. No native speaker has reviewed it yet. */
const strings: LoginMemberStrings = {
  menu: 'Tu cuenta',
  signedIn: 'Has iniciado sesión.',
  profile: 'Perfil',
  sessions: 'Sesiones abiertas',
  choosePassword: 'Contraseña',
  signOut: 'Cerrar sesión',
  signOutEverywhere: 'Cerrar todas las sesiones',
  endSession: 'Cerrar sesión',
  sessionEnded: 'Se ha cerrado la sesión en ese dispositivo.',
  thisDevice: 'este dispositivo',
  lastUsed: 'Último uso: {time}',
  someDevice: 'Dispositivo desconocido',
  close: 'Cerrar',
  passwordTitle: 'Elige una contraseña',
  passwordText:
    '8 caracteres o más. Puedes omitir este paso: siempre puedes entrar con un enlace por correo.',
  newPassword: 'Contraseña nueva',
  currentPassword: 'Contraseña actual',
  save: 'Guardar',
  saving: 'Guardando…',
  saved: 'Guardado.',
  notNow: 'Ahora no',
  passwordShort: 'Usa al menos 8 caracteres.',
  passwordLong: 'Usa 128 caracteres como máximo.',
  'password-too-common': 'Esta contraseña es de las primeras que prueban los atacantes. Elige otra.',
  name: 'Nombre',
  bio: 'Sobre ti',
  link: 'Tu sitio web',
  linkInvalid: 'Escribe una dirección web que empiece con https://.',
  picture: 'Foto',
  pictureWrong: 'No podemos usar este archivo como imagen. Prueba con un JPEG o un PNG.',
  removePicture: 'Quitar foto',

  opensOn: 'Disponible desde el {date}',
  done: 'Completada',
  allLessons: 'Todas las lecciones',
  next: 'Siguiente: {title}',
  play: 'Reproducir: {title}',
  kept: 'Esta es la versión de tu última visita: no podemos conectar con el servidor.',
  forbidden: 'No tienes acceso a esta página.',
  'not-found': 'Esta página no existe.',
};

export default strings;
