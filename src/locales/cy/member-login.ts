import type { OwnLoginStrings } from '../../member-login/strings.ts';

/** Welsh. No native speaker has reviewed it yet. */
const strings: OwnLoginStrings = {
  title: 'Mewngofnodi',
  email: 'Cyfeiriad e-bost',
  password: 'Cyfrinair',
  show: 'Dangos',
  showPassword: 'Dangos y cyfrinair',
  shared: 'Cyfrifiadur a rennir yw hwn',
  signIn: 'Mewngofnodi',
  mailMe: 'Anfon dolen fewngofnodi ataf',
  forgotten: 'Wedi anghofio’ch cyfrinair?',
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
