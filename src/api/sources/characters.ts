/**
 * Named characters of HTML: all of HTML 4 and the punctuation of HTML 5, which editors write. A token is the character
 * and its name; one that begins with a letter belongs to the next character. The browser's own list is out of reach: a
 * page with Trusted Types can't parse HTML.
 */
const NAMES =
  '&amp <lt >gt "quot !excl #num dollar percnt \'apos lpar rpar ast plus comma .period sol :colon semi =equals ' +
  '?quest commat [lsqb bsol rsqb Hat lowbar grave {lcub verbar rcub \u00a0nbsp iexcl cent pound curren yen ' +
  'brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ' +
  'ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute ' +
  'Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute ' +
  'Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml ' +
  'yacute thorn yuml ıinodot ŒOElig oelig ŠScaron scaron ŸYuml ƒfnof ˆcirc ˜tilde ΑAlpha Beta Gamma Delta ' +
  'Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho ΣSigma Tau Upsilon Phi Chi Psi Omega αalpha ' +
  'beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon ' +
  'phi chi psi omega ϑthetasym upsih ϖpiv \u2002ensp emsp \u2009thinsp \u200czwnj zwj lrm rlm hyphen –ndash ' +
  'mdash horbar ‘lsquo rsquo sbquo “ldquo rdquo bdquo †dagger Dagger bull …hellip ‰permil ′prime Prime ‹lsaquo ' +
  'rsaquo ‾oline ⁄frasl €euro ℑimage ℘weierp ℜreal ™trade ℵalefsym ←larr uarr rarr darr harr ↵crarr ⇐lArr uArr ' +
  'rArr dArr hArr ∀forall ∂part exist ∅empty ∇nabla isin notin ∋ni ∏prod ∑sum minus ∗lowast √radic ∝prop infin ' +
  '∠ang ∧and or cap cup int ∴there4 ∼sim ≅cong ≈asymp ≠ne equiv ≤le ge ⊂sub sup nsub ⊆sube supe ⊕oplus ⊗otimes ' +
  '⊥perp ⋅sdot ⌈lceil rceil lfloor rfloor 〈lang rang ◊loz ☆star ☎phone ♀female ♂male ♠spades ♣clubs ♥hearts ' +
  'diams ♭flat ♯sharp ✓check';

let characters: Map<string, string> | undefined;

function readNames(): Map<string, string> {
  const found = new Map<string, string>();
  let code = 0;
  for (const token of NAMES.split(' ')) {
    const isNext = /^[a-z]/i.test(token);
    code = isNext ? code + 1 : token.codePointAt(0)!;
    found.set(isNext ? token : token.slice(1), String.fromCodePoint(code));
  }
  return found;
}

/** The character of `&name;` or `&#number;`, given the part between `&` and `;`; undefined if it is unknown. */
export function characterNamed(name: string): string | undefined {
  if (name[0] !== '#') return (characters ??= readNames()).get(name);
  const code = Number(`0${name.slice(1)}`);
  // Numbers from 128 to 159 mean those of windows-1252 (HTML standard, section 13.2.5.80).
  if (code > 127 && code < 160) return new TextDecoder('windows-1252').decode(new Uint8Array([code]));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
