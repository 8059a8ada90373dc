/** Languages whose month names are recognized. The earlier one wins if two use the same name for different months. */
const LANGUAGES =
  'en de fr es pt it nl sv da nb fi pl cs sk hu ro ru uk bg el tr ca hr sl sr lt lv et eu gl is ar he fa hi id ms vi';

/** Normalizes a word for comparison: lower case, without accents, dots, and Arabic and Hebrew vowel marks. */
export const plainWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase();

let names: Map<string, number> | undefined;

/** All month names that the platform knows, and their prefixes of three or more letters. Built on first use. */
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
  // A full name takes precedence over a prefix.
  for (const [name, month] of exact)
    for (let end = 3; end < name.length; end++) {
      const beginning = name.slice(0, end);
      if (!found.has(beginning)) found.set(beginning, month);
    }
  return found;
}

/** The month (0 to 11) that a word names in any of the languages. A prefix of three letters is enough. */
export function monthNamed(word: string): number | undefined {
  const wanted = plainWord(word);
  if (wanted.length < 3) return undefined;
  names ??= monthNames();
  return names.get(wanted);
}
