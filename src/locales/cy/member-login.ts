import type { LoginVisitorStrings } from '../../member-login/strings.ts';

/** Welsh. No native speaker has reviewed it yet. */
const strings: LoginVisitorStrings = {
  title: 'Mewngofnodi',
  email: 'Cyfeiriad e-bost',
  password: 'Cyfrinair',
  show: 'Dangos',
  showPassword: 'Dangos y cyfrinair',
  shared: 'Cyfrifiadur a rennir yw hwn',
  signIn: 'Mewngofnodi',
  mailMe: 'Anfon dolen fewngofnodi ataf',
  forgotten: 'Wedi anghofio’ch cyfrinair?',
  emailMissing: 'Rhowch eich cyfeiriad e-bost.',
  emailInvalid: 'Gwiriwch y cyfeiriad. Dylai edrych fel ada@example.org.',
  inboxTitle: 'Gwiriwch eich e-bost',
  inboxText:
    'Rydym wedi anfon e-bost i {address}. Cliciwch y botwm yn yr e-bost hwnnw, neu rhowch y cod yma.',
  code: 'Cod 6 digid',
  codeMissing: 'Rhowch y 6 digid o’r e-bost.',
  openInbox: 'Agor {provider}',
  resend: 'Anfon eto',
  resendIn: 'Anfon eto ymhen {time}',
  resent: 'Wedi’i anfon eto. Defnyddiwch y cod yn yr e-bost diweddaraf.',
  'rate-limited': 'Gormod o ymgeisiau. Ceisiwch eto ymhen {time}.',
  'invalid-code': 'Nid dyna’r cod yn yr e-bost diweddaraf. Gwiriwch y cod a cheisiwch eto.',
  'code-expired': 'Mae’r cod hwnnw wedi dod i ben. Gofynnwch am un newydd.',
  failed: 'Aeth rhywbeth o’i le. Ceisiwch eto.',
  unreachable: 'Does dim modd cyrraedd y gweinydd. Gwiriwch eich cysylltiad a cheisiwch eto.',
  signingIn: 'Wrthi’n mewngofnodi…',
  sendingEmail: 'Wrthi’n anfon…',
  capsLock: 'Mae Caps Lock ymlaen.',
  passwordMissing: 'Rhowch eich cyfrinair, neu gofynnwch am ddolen fewngofnodi drwy e-bost.',
  confirm: 'Mewngofnodi',
  back: 'Yn ôl',
  linkTitle: 'Croeso',
  linkText: 'Mae’ch dolen yn gweithio. Dewiswch “Mewngofnodi” i barhau.',
  'invalid-credentials':
    'Nid yw’r cyfeiriad e-bost a’r cyfrinair yn cyfateb. Ceisiwch eto, neu gofynnwch am ddolen fewngofnodi.',
  'link-expired': 'Mae’r ddolen honno wedi dod i ben neu eisoes wedi’i defnyddio. Gofynnwch am un newydd.',
  'link-broken':
    'Nid yw’r ddolen honno’n gyflawn. Copïwch y ddolen gyfan o’r e-bost, neu gofynnwch am un newydd.',
  unauthenticated: 'Rydych wedi cael eich allgofnodi. Mewngofnodwch eto.',
  insecure: 'Mae angen cysylltiad diogel i fewngofnodi. Agorwch y dudalen hon gyda https.',
};

export default strings;
