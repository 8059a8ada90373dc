import type { LoginMemberStrings } from '../../member-login/strings.ts';

/** Portuguese, as written in Brazil. No native speaker has reviewed it yet. */
const strings: LoginMemberStrings = {
  menu: 'Sua conta',
  signedIn: 'Você entrou na sua conta.',
  profile: 'Perfil',
  sessions: 'Dispositivos conectados',
  choosePassword: 'Senha',
  signOut: 'Sair',
  signOutEverywhere: 'Sair de todos os dispositivos',
  endSession: 'Desconectar',
  sessionEnded: 'Dispositivo desconectado.',
  thisDevice: 'este dispositivo',
  lastUsed: 'Último uso: {time}',
  someDevice: 'Dispositivo desconhecido',
  close: 'Fechar',
  passwordTitle: 'Escolha uma senha',
  passwordText:
    '8 caracteres ou mais. Você pode pular esta etapa: o link de acesso por e-mail sempre funciona.',
  newPassword: 'Nova senha',
  currentPassword: 'Senha atual',
  save: 'Salvar',
  saving: 'Salvando…',
  saved: 'Salvo.',
  notNow: 'Agora não',
  passwordShort: 'Use pelo menos 8 caracteres.',
  passwordLong: 'Use no máximo 128 caracteres.',
  'password-too-common': 'Essa senha é uma das primeiras que invasores tentam. Escolha outra.',
  name: 'Nome',
  bio: 'Sobre você',
  link: 'Seu site',
  linkInvalid: 'Digite um endereço web que comece com https://.',
  picture: 'Foto',
  pictureWrong: 'Não podemos usar este arquivo como imagem. Tente um JPEG ou PNG.',
  removePicture: 'Remover foto',

  opensOn: 'Disponível a partir de {date}',
  done: 'Concluída',
  allLessons: 'Todas as aulas',
  next: 'Próxima: {title}',
  play: 'Reproduzir: {title}',
  kept: 'Esta é a versão da sua última visita: não conseguimos acessar o servidor.',
  forbidden: 'Você não tem acesso a esta página.',
  'not-found': 'Esta página não existe.',
};

export default strings;
