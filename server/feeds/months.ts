/** Languages whose names of months are read, in the order in which they win where two use one name for different months. */
const LANGUAGES =
  'en de fr es pt it nl sv da nb fi pl cs sk hu ro ru uk bg el tr ca hr sl sr lt lv et eu gl is ar he fa hi id ms vi';

/** A word as it is compared: lower case, without accents, points and the vowel marks of Arabic and Hebrew. */
export const plainWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase();

let names: Map<string, number> | undefined;

/** All names of months that the platform knows, and their beginnings from three letters on; made when a feed first needs them. */
function monthNames(): Map<string, number> {
  const exact = new Map<string, number>();
  for (const language of LANGUAGES.split(' '))
    for (const month of ['long', 'short'] as const)
      for (const beside of [{ day: 'numeric' }, {}] as const) {
        const format = new Intl.DateTimeFormat(language, {
          month,
          ...beside,
          timeZone: 'UTC',
          calendar: 'gregory',
        });
        for (let at = 0; at < 12; at++) {
          const parts = format.formatToParts(Date.UTC(2024, at, 1));
          const name = plainWord(parts.find(({ type }) => type === 'month')?.value ?? '');
          if (name.length > 2 && !/\d/.test(name)) exact.set(name, exact.get(name) ?? at);
        }
      }
  const found = new Map(exact);
  // A whole name wins over the beginning of another.
  for (const [name, month] of exact)
    for (let end = 3; end < name.length; end++) {
      const beginning = name.slice(0, end);
      if (!found.has(beginning)) found.set(beginning, month);
    }
  return found;
}

/** The month (0 to 11) that a word names in some language; a beginning of three letters is enough. */
export function monthNamed(word: string): number | undefined {
  const wanted = plainWord(word);
  if (wanted.length < 3) return undefined;
  names ??= monthNames();
  return names.get(wanted);
}
