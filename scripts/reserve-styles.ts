import { readFileSync } from 'node:fs';

/**
 * The style sheet that reserves the space of an element until it has rendered: its `reserve.css`, and the same rules
 * for a placeholder, whose attributes begin with `data-`, until the loader has created the element in it.
 */
export function reserveStyles(element: string): string {
  const source = readFileSync(new URL(`../src/${element}/reserve.css`, import.meta.url), 'utf8');
  return source + placeholderRules(element, source);
}

function placeholderRules(element: string, source: string): string {
  const place = `[data-community='${element}']:not(:has(${element}))`;
  return source
    .replace(/\/\*[\s\S]*?\*\/\s*|@keyframes [^{]*\{[^}]*\}\s*\}\s*/g, '')
    .replace(new RegExp(`(?<![\\w-])${element}(?![\\w-])(:not\\(:defined\\))?`, 'g'), place)
    .replace(/\[(layout|compact)\b/g, '[data-$1');
}
