import { parseLanguage } from '../contract/language.ts';

/** The parent of an element, across shadow roots. */
export const parentOf = (element: Element): Element | null => {
  const root = element.parentElement ? undefined : element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

/** The language in effect at `element`: that of the nearest `lang`, else the browser's; English if neither is valid. */
export function languageOf(element: Element): string {
  for (let near: Element | null = element; near; near = parentOf(near)) {
    const lang = near.getAttribute('lang')?.trim();
    if (lang) return parseLanguage(lang) ?? 'en';
  }
  return parseLanguage(navigator.language) ?? 'en';
}

/**
 * The locales for `Intl`: the language with the reader's region, if the page names none (an English page shows 5
 * December to readers in Britain, December 5 in America). Falls back to English instead of the browser's own language.
 */
export function localesFor(language: string): string[] {
  const ofReader = navigator.languages?.find((it) => it.startsWith(`${language}-`));
  return [ofReader ?? language, 'en'];
}
