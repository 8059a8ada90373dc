const domains = (
  'gmail.com googlemail.com mail.com ymail.com email.com outlook.com hotmail.com hotmail.co.uk live.com yahoo.com yahoo.co.uk icloud.com me.com msn.com aol.com ' +
  'proton.me protonmail.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de orange.fr free.fr laposte.net libero.it fastmail.com'
).split(' ');

/**
 * The address that was probably meant, if the domain is one typo (a letter omitted, doubled, changed or two swapped)
 * away from a common one. Only a suggestion.
 */
export function suggestEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  const typed = email.slice(at + 1).toLowerCase();
  if (at < 1 || domains.includes(typed)) return undefined;
  const domain = domains.find((it) => it.length > 6 && oneSlip(typed, it));
  return domain && email.slice(0, at + 1) + domain;
}

/** Whether two texts are one insertion, deletion, substitution or swap of neighbours apart (Damerau's edits). */
function oneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
