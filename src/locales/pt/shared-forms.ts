import type { CommonStrings } from '../../ui/common.strings.ts';

/** Portuguese, as written in Brazil. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
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
};

export default strings;
