import type { OwnSignupStrings } from '../../newsletter-signup/strings.ts';

/** Welsh. No native speaker has reviewed it yet. */
const strings: OwnSignupStrings = {
  title: 'Cylchlythyr',
  email: 'Cyfeiriad e-bost',
  submit: 'Tanysgrifio',
  name: 'Enw (dewisol)',
  topics: 'Am beth hoffech chi ddarllen?',
  sending: 'Wrthi’n anfon…',
  nextIssue: 'Rhifyn nesaf: {date}',
  didYouMean: 'Ai {address} oeddech chi’n ei feddwl?',
  consentMissing: 'Ticiwch y blwch hwn: mae angen eich caniatâd arnom i anfon e-bost atoch.',
  queuedTitle: 'Wedi’i gadw',
  queuedOffline: 'Wedi’i gadw ar y ddyfais hon. Byddwn yn ei anfon pan fyddwch ar-lein eto.',
  queuedServer:
    'Wedi’i gadw ar y ddyfais hon. Nid yw ein gweinydd yn ateb; byddwn yn ei anfon cyn gynted â phosibl.',
  waitingTitle: 'Heb ei anfon eto',
  queuedInMemory:
    'Cadwch y dudalen hon ar agor: ni all eich porwr gadw hyn. Byddwn yn ei anfon cyn gynted ag y gallwn gyrraedd y gweinydd.',
  cancel: 'Canslo’r cais',
  confirm: 'Cadarnhau',
  wrongAddress: 'Newid y cyfeiriad',
  confirmedTitle: 'Rydych wedi tanysgrifio',
  confirmedText: 'Diolch. Mae {address} ar y rhestr.',
  firstIssue: 'Eich rhifyn cyntaf: {date}.',
  seeShowcase: 'Gweld beth mae’r gymuned wedi’i wneud',
  readArchive: 'Darllen rhifynnau blaenorol',
  dropped: 'Doedd dim modd anfon hyn o fewn diwrnod. Ceisiwch eto.',
  gone: 'Mae’r cais hwn wedi dod i ben. Dechreuwch eto.',
  'consent-required': 'Ticiwch y blwch i roi eich caniatâd.',
};

export default strings;
