import type { BoardVisitorStrings } from '../../group-board/strings.ts';

/** Welsh. No native speaker has reviewed it yet. */
const strings: BoardVisitorStrings = {
  loading: 'Wrthi’n llwytho',
  open: '{date} · {left}',
  making:
    'Dyddiadau y cytunwyd arnynt: {dated} o {groups} · Darnau’n barod neu wedi’u cyhoeddi: {done} o {people}',
  closed: 'Wedi cau. Darnau wedi’u cyhoeddi: {done} o {people}.',
  summary: 'Gweld y canlyniadau',
  groups: 'Grwpiau',
  yours: 'Eich grŵp',
  noDate: 'Dim dyddiad eto',
  people:
    '{count, plural, zero {# o bobl} one {# person} two {# berson} few {# pherson} many {# pherson} other {# o bobl}}',
  ideaCount: '{count} syniad',
  makingCount: '{count} ar y gweill',
  readyCount: '{count} yn barod',
  publishedCount:
    '{count, plural, zero {# wedi’u cyhoeddi} one {# wedi’i gyhoeddi} two {# wedi’u cyhoeddi} few {# wedi’u cyhoeddi} many {# wedi’u cyhoeddi} other {# wedi’u cyhoeddi}}',
  ideaState: 'syniad',
  makingState: 'ar y gweill',
  readyState: 'yn barod',
  publishedState: 'wedi’i gyhoeddi',
  stuckNames: 'Yn sownd: {names}',
  newMember: 'Aelod newydd',
  dateAgreement: '{count} o {needed} yn cytuno',
  fresh: '{count} newydd',
  noGroups: 'Does dim grwpiau eto.',
  noEvent: 'Does dim digwyddiad wedi’i drefnu.',
  failed: 'Doedd dim modd llwytho’r grwpiau.',
  again: 'Ceisio eto',
  kept: 'Diweddarwyd ddiwethaf: {time}. Does dim modd cyrraedd y gweinydd.',
  logIn: 'Mewngofnodwch i gymryd rhan',

  allGroups: 'Pob grŵp',
  facilitator: 'Hwylusydd: {name}',
  you: 'chi',
  dateTitle: 'Dyddiad cyhoeddi',
  dateNone: 'Dim dyddiad eto. Cynigiwch ddyddiad, neu cytunwch ag un sydd wedi’i gynnig.',
  dateThere: 'Amser lleol y grŵp: {date}',
  proposals: 'Dyddiadau a gynigiwyd',
  proposedBy: '{date}, cynnig gan {name}',
  history: 'Dyddiadau cynharach',
  calendar: 'Ychwanegu at y calendr',
  calendarSaved: 'Mae’r ffeil galendr wedi’i lawrlwytho.',
  subscribe: 'Tanysgrifio i’r calendr',
  rowsTitle: 'Pwy sy’n creu beth',
  noPiece: 'Dim byd eto',
  hiddenPiece: 'I’w weld gan y grŵp yn unig',
  hiddenByHost: 'Wedi’i guddio gan drefnydd',
  untitled: 'Heb deitl',
  video: 'Fideo',
  article: 'Erthygl',
  image: 'Llun',
  audio: 'Sain',
  link: 'Dolen',
  promised: 'Wedi’i addo erbyn {date}',
  strangers:
    '{count, plural, zero {# o bobl} one {# person} two {# berson} few {# pherson} many {# pherson} other {# o bobl}}. Dyma’r darnau cyhoeddus; mewngofnodwch i weld y gweddill.',
  groupEmpty: 'Does neb yn y grŵp hwn eto.',
};

export default strings;
