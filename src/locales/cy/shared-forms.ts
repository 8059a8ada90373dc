import type { CommonStrings } from '../../ui/common.strings.ts';

/** Welsh. No native speaker has reviewed it yet. */
const strings: CommonStrings = {
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
};

export default strings;
