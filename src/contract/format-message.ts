import { fill } from './fill.ts';

/** `{count, plural, one {# piece} other {# pieces}}` of ICU MessageFormat. In a branch, `#` is the number; it may hold `{name}`s. */
const PLURAL = /\{(\w+),\s*plural,((?:\s*=?\w+\s*\{(?:[^{}]|\{\w+\})*\})+)\s*\}/g;
const BRANCH = /(=?\w+)\s*\{((?:[^{}]|\{\w+\})*)\}/g;

/** By language: making them takes a hundred times as long as using them. */
const formats = new Map<string, { rules: Intl.PluralRules; numbers: Intl.NumberFormat }>();

function formatsIn(language: string) {
  let made = formats.get(language);
  if (!made) {
    const locales = [language, 'en'];
    made = { rules: new Intl.PluralRules(locales), numbers: new Intl.NumberFormat(locales) };
    formats.set(language, made);
  }
  return made;
}

/**
 * `message` with its values filled in: `{name}`, and the plurals of ICU MessageFormat, by the rules of `language`, which is that of
 * the message. Numbers are written as the language does.
 */
export function formatMessage(
  message: string,
  values: Record<string, string | number>,
  language: string,
): string {
  const { rules, numbers } = formatsIn(language);
  const chosen = message.replace(PLURAL, (_, name: string, branches: string) => {
    const value = Number(values[name]);
    const texts: Record<string, string> = {};
    for (const [, key, text] of branches.matchAll(BRANCH)) texts[key!] = text!;
    const text = texts[`=${value}`] ?? texts[rules.select(value)] ?? texts['other'] ?? '';
    return text.replace(/#/g, `{${name}}`);
  });
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    written[name] = typeof value === 'number' ? numbers.format(value) : value;
  return fill(chosen, written);
}
