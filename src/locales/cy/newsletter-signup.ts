import type { SignupStrings } from '../../newsletter-signup/strings.ts';

/** Welsh. No native speaker has reviewed it yet. */
const strings: SignupStrings = {
  title: 'Cylchlythyr',
  email: 'Cyfeiriad e-bost',
  submit: 'Tanysgrifio',
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
