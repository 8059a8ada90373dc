import { plainWord } from '../../feeds/months.ts';
import type { Meaning } from './providers.ts';

/** A person's state on the list that is being imported. */
export type ImportStatus =
  | { state: 'confirmed' }
  /** They unsubscribed. Imported as unsubscribed, so that a later import doesn't add them again. */
  | { state: 'unsubscribed'; why: string }
  /** Unconfirmed, unreachable or unknown. Not imported. */
  | { state: 'left-out'; why: string };

/** A cell and the meaning of its column. */
export interface MeantCell {
  column: string;
  meaning: Meaning;
  text: string;
}

const anyOf = (list: string) => `(${list.trim().replace(/\s+/g, '|').replaceAll('*', '[\\p{L}]*')})`;
const words = (list: string) => new RegExp(`(^| )${anyOf(list)}( |$)`, 'u');
const wholly = (list: string) => new RegExp(`^${anyOf(list)}$`, 'u');

// Status words in the languages of the providers' interfaces, as normalized by `wordsIn`. An asterisk matches any
// ending.
const UNSUBSCRIBED = words(`
  unsub* opt(ed)?_?out optout cancel* complain* complaint* spam block* black* banned suppress* withdrawn left
  abgemeldet ausgetragen gekundigt gesperrt blockiert widerrufen beschwerde*
  desinscri* desabonn* bloque* resili* plainte* liste_noire
  anulad* baja bloquead* desuscrit* queja*
  descadastrad* desinscrit* disiscritt* cancellat* bloccat* annullat*
  uitgeschreven afgemeld geblokkeerd avregistrerad afmeldt wypisan* zablokowan* отпис* заблокирован*`);
const UNREACHABLE = words(`
  bounc* clean* invalid* undeliver* malformed hard deleted removed disabled deactivated archived expired unreachable
  nonsubscribed transactional never none upcoming spammy rejected
  bereinigt ungultig geloscht entfernt deaktiviert archiviert unzustellbar
  nettoye* invalide* supprime* desactive* archive*
  rebotad* limpiad* eliminad* desactivad* archivad* invalid*
  excluid* desativad* eliminat* rimoss* disattivat* verwijderd ongeldig usuniet* удален*`);
const UNCONFIRMED = words(`
  unconfirmed pending unactivated inactive waiting unverified notconfirmed requested invited
  ausstehend unbestatigt inaktiv wartend
  attente confirmer inactif* inactiv* pendiente* confirmar pendente* attesa inattiv* wachtend onbevestigd oczekuj* niepotwierdzon* ожида*`);
const SUBSCRIBED = words(`
  subscribed subscriber active activated enabled confirmed regular premium trialed trial gifted gift comp comped complimentary churning
  paused past_due unpaid paid free founding monthly annual cold verified
  abonniert abonnent* aktiv aktiviert angemeldet bestatigt eingetragen
  abonne* inscrit* actif active* confirme* suscrit* activ* confirmad*
  inscrito inscrita ativ* assinante iscritt* attiv* confermat* ingeschreven geabonneerd aktywn* подписан* активен`);

const YES = wholly(
  `true yes y 1 t on x checked wahr ja j vrai oui o verdadero si v verdadeiro sim vero waar prawda tak да истина`,
);
const NO = wholly(
  `false no n 0 f off unchecked falsch nein faux non falso nao onwaar nee falsz nie нет ложь null nil`,
);
const ZERO_DATE = /^0000-00-00/;

/** Normalizes: `Non-Subscribed` → `nonsubscribed`, `Désinscrit(e)` → `desinscrit e`, `opted out` → `opted_out`. */
const wordsIn = (text: string) =>
  plainWord(text.normalize('NFKC'))
    .replace(/\b(non|not)[\s_-]*(?=subscri|confirm)/g, (_, word: string) => (word === 'non' ? 'non' : 'not'))
    .replace(/\b(opted|opt)[\s_-]out\b/g, '$1_out')
    .replace(/\bpast[\s_-]due\b/g, 'past_due')
    .replace(/\bliste[\s_-]noire\b/g, 'liste_noire')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim();

type Judgement = 'unsubscribed' | 'unreachable' | 'unconfirmed' | 'unknown' | undefined;

function ofStatus(text: string): Judgement {
  const said = wordsIn(text).replace(/_(?!out|due|noire)/g, ' ');
  if (NO.test(said)) return 'unsubscribed';
  // Handle negations such as “Not subscribed”, “pas inscrit” and “nicht bestätigt” first, so that they aren't
  // mistaken for the opposite.
  if (/\b(not|nicht|pas|no|nao|niet|nie|не) /.test(`${said} `) && !UNSUBSCRIBED.test(said))
    return 'unconfirmed';
  if (/^notsubscri/.test(said)) return 'unreachable';
  if (/^(notconfirm|nonconfirm)/.test(said)) return 'unconfirmed';
  if (UNSUBSCRIBED.test(said)) return 'unsubscribed';
  if (UNREACHABLE.test(said)) return 'unreachable';
  if (UNCONFIRMED.test(said)) return 'unconfirmed';
  return SUBSCRIBED.test(said) || YES.test(said) ? undefined : 'unknown';
}

function ofAnswer(text: string, whereNo: Judgement): Judgement {
  const said = wordsIn(text);
  if (YES.test(said)) return undefined;
  return NO.test(said) ? whereNo : (ofStatus(text) ?? undefined);
}

/** Judges a column about leaving. Its name shows whether it means unsubscribed or unreachable. */
function ofLeaving(column: string, text: string): Judgement {
  if (NO.test(wordsIn(text)) || ZERO_DATE.test(text)) return undefined;
  return /bounce|clean|delete|remov|disabled|invalid|undeliver/.test(column) ? 'unreachable' : 'unsubscribed';
}

function judge({ column, meaning, text }: MeantCell): Judgement {
  switch (meaning) {
    case 'status':
      return ofStatus(text);
    case 'type': {
      const judged = ofStatus(text);
      return judged === 'unknown' ? undefined : judged;
    }
    case 'wants':
      return ofAnswer(text, 'unsubscribed');
    case 'double-opt-in':
      // Brevo writes 2 for “no”.
      return text.trim() === '2' ? 'unconfirmed' : ofAnswer(text, 'unconfirmed');
    case 'left':
    case 'left-at':
      return ofLeaving(column, text);
    default:
      return undefined;
  }
}

/** Combines the columns of a row. Any column that says unsubscribed overrides the others. */
export function importStatusOf(cells: readonly MeantCell[]): ImportStatus {
  const judged = cells
    .filter(({ text }) => text.trim() !== '')
    .map((cell) => ({ cell, judgement: judge(cell) }));
  const first = (judgement: Judgement) => judged.find((it) => it.judgement === judgement)?.cell;
  const quoted = ({ column, text }: MeantCell) => `${column} is "${text.trim().slice(0, 80)}"`;
  const unsubscribed = first('unsubscribed');
  if (unsubscribed) return { state: 'unsubscribed', why: quoted(unsubscribed) };
  const unreachable = first('unreachable');
  if (unreachable) return { state: 'left-out', why: quoted(unreachable) };
  const unclear = first('unconfirmed') ?? first('unknown');
  if (!unclear) return { state: 'confirmed' };
  const said = unclear.text.trim().slice(0, 80);
  const why = `${unclear.column} must be confirmed or unsubscribed, not "${said}"; nobody else can confirm for a person`;
  return { state: 'left-out', why };
}
