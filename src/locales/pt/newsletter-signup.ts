import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Portuguese, as written in Brazil. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'Newsletter',
  email: 'E-mail',
  submit: 'Inscrever-se',
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
