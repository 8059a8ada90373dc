import type { SignupStrings } from '../../newsletter-signup/strings.ts';

/** Portuguese, as written in Brazil. No native speaker has reviewed it yet. */
const strings: SignupStrings = {
  title: 'Newsletter',
  email: 'E-mail',
  submit: 'Inscrever-se',
  emailMissing: 'Digite seu endereço de e-mail.',
  emailInvalid: 'Confira o endereço. Ele deve ter este formato: ada@example.org.',
  inboxTitle: 'Confira sua caixa de entrada',
  inboxText: 'Enviamos um e-mail para {address}. Clique no botão do e-mail ou digite o código aqui.',
  code: 'Código de 6 dígitos',
  codeMissing: 'Digite os 6 dígitos do e-mail.',
  openInbox: 'Abrir {provider}',
  resend: 'Reenviar',
  resendIn: 'Reenviar em {time}',
  resent: 'E-mail reenviado. Use o código do último e-mail.',
  'rate-limited': 'Muitas tentativas. Tente novamente em {time}.',
  'invalid-code': 'Esse não é o código do último e-mail. Confira e tente novamente.',
  'code-expired': 'Esse código expirou. Peça um novo.',
  failed: 'Algo deu errado. Tente novamente.',
  unreachable: 'Não conseguimos acessar o servidor. Confira sua conexão e tente novamente.',
  name: 'Nome (opcional)',
  topics: 'Sobre o que você quer ler?',
  sending: 'Enviando…',
  nextIssue: 'Próxima edição: {date}',
  didYouMean: 'Você quis dizer {address}?',
  consentMissing: 'Marque esta caixa: precisamos do seu consentimento para enviar e-mails.',
  queuedTitle: 'Salvo',
  queuedOffline: 'Salvo neste dispositivo. Vamos enviar quando sua conexão voltar.',
  queuedServer:
    'Salvo neste dispositivo. Nosso servidor não está respondendo; vamos enviar assim que ele voltar.',
  waitingTitle: 'Aguardando envio',
  queuedInMemory:
    'Mantenha esta página aberta: seu navegador não consegue guardar esses dados. Vamos enviar assim que conseguirmos acessar o servidor.',
  cancel: 'Cancelar inscrição',
  confirm: 'Confirmar',
  wrongAddress: 'Alterar endereço',
  confirmedTitle: 'Inscrição confirmada',
  confirmedText: 'Pronto. {address} está na lista.',
  firstIssue: 'Sua primeira edição: {date}.',
  seeShowcase: 'Ver o que a comunidade criou',
  readArchive: 'Ler edições anteriores',
  dropped: 'Tentamos enviar durante um dia, sem sucesso. Tente novamente.',
  gone: 'Esta inscrição expirou. Comece de novo.',
  'consent-required': 'Marque a caixa para dar seu consentimento.',
};

export default strings;
