import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Portuguese, as written in Brazil. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'Entrar',
  email: 'E-mail',
  password: 'Senha',
  show: 'Mostrar',
  showPassword: 'Mostrar senha',
  shared: 'Este computador é compartilhado',
  signIn: 'Entrar',
  mailMe: 'Receber link de acesso',
  forgotten: 'Esqueceu a senha?',
  signingIn: 'Entrando…',
  sendingEmail: 'Enviando…',
  capsLock: 'O Caps Lock está ativado.',
  passwordMissing: 'Digite sua senha ou peça um link de acesso por e-mail.',
  confirm: 'Entrar',
  back: 'Voltar',
  linkTitle: 'Boas-vindas',
  linkText: 'Seu link é válido. Selecione “Entrar” para continuar.',
  'invalid-credentials': 'E-mail e senha não conferem. Tente novamente ou peça um link de acesso.',
  'link-expired': 'Esse link expirou ou já foi usado. Peça um novo.',
  'link-broken': 'Esse link está incompleto. Copie o link inteiro do e-mail ou peça um novo.',
  unauthenticated: 'Sua sessão foi encerrada. Entre novamente.',
  insecure: 'Para entrar, é necessária uma conexão segura. Abra esta página com https.',
};

export default strings;
