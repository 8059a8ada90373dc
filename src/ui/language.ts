import { parseLanguage } from '../contract/language.ts';

/** What an element stands in, through shadow roots. */
export const parentOf = (element: Element): Element | null => {
  const root = element.parentElement ? undefined : element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

/** The language `element` stands in: that of the nearest `lang`, else the browser's; English where that is none. */
export function languageOf(element: Element): string {
  for (let near: Element | null = element; near; near = parentOf(near)) {
    const lang = near.getAttribute('lang')?.trim();
    if (lang) return parseLanguage(lang) ?? 'en';
  }
  return parseLanguage(navigator.language) ?? 'en';
}

/**
 * What `Intl` is asked for: the language with the reader's region, where the page names none (an English page has 5 December for
 * readers in Britain, December 5 for those in America). English where the browser does not know the language, instead of its own.
 */
export function localesFor(language: string): string[] {
  const ofReader = navigator.languages?.find((it) => it.startsWith(`${language}-`));
  return [ofReader ?? language, 'en'];
}
