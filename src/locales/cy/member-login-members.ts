import type { LoginMemberStrings } from '../../member-login/strings.ts';

/** Welsh. No native speaker has reviewed it yet. */
const strings: LoginMemberStrings = {
  menu: 'Eich cyfrif',
  signedIn: 'Rydych wedi mewngofnodi.',
  profile: 'Proffil',
  sessions: 'Dyfeisiau wedi’u mewngofnodi',
  choosePassword: 'Cyfrinair',
  signOut: 'Allgofnodi',
  signOutEverywhere: 'Allgofnodi ym mhobman',
  endSession: 'Allgofnodi',
  sessionEnded: 'Mae’r ddyfais honno wedi’i hallgofnodi.',
  thisDevice: 'y ddyfais hon',
  lastUsed: 'Defnyddiwyd ddiwethaf: {time}',
  someDevice: 'Dyfais anhysbys',
  close: 'Cau',
  passwordTitle: 'Dewiswch gyfrinair',
  passwordText: '8 nod neu fwy. Gallwch hepgor hyn: mae dolen fewngofnodi drwy e-bost bob amser yn gweithio.',
  newPassword: 'Cyfrinair newydd',
  currentPassword: 'Cyfrinair presennol',
  save: 'Cadw',
  saving: 'Wrthi’n cadw…',
  saved: 'Wedi’i gadw.',
  notNow: 'Ddim nawr',
  passwordShort: 'Defnyddiwch o leiaf 8 nod.',
  passwordLong: 'Defnyddiwch 128 nod ar y mwyaf.',
  'password-too-common':
    'Dyma un o’r cyfrineiriau cyntaf y mae ymosodwyr yn rhoi cynnig arnynt. Dewiswch un arall.',
  name: 'Enw',
  bio: 'Amdanoch chi',
  link: 'Eich gwefan',
  linkInvalid: 'Rhowch gyfeiriad gwe sy’n dechrau gyda https://.',
  picture: 'Llun',
  pictureWrong: 'Ni allwn ddefnyddio’r ffeil hon fel llun. Rhowch gynnig ar JPEG neu PNG.',
  removePicture: 'Dileu’r llun',

  opensOn: 'Yn agor: {date}',
  done: 'Wedi gorffen',
  allLessons: 'Pob gwers',
  next: 'Nesaf: {title}',
  play: 'Chwarae: {title}',
  kept: 'Dyma’r fersiwn o’ch ymweliad diwethaf: does dim modd cyrraedd y gweinydd.',
  forbidden: 'Nid oes gennych fynediad i’r dudalen hon.',
  'not-found': 'Nid yw’r dudalen hon yn bodoli.',
};

export default strings;
