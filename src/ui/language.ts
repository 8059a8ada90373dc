import type { LanguagePack } from '../locales/pack.ts';

/** The languages besides English, each loaded when a page asks for it. */
const packs: Record<string, () => Promise<{ default: LanguagePack }>> = {
  de: () => import('../locales/de.ts'),
};

/** Language, script and region of BCP 47; what follows (variants, a POSIX charset) says nothing of which words are meant. */
const TAG = /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?![a-z\d])/i;

/**
 * The language that a `lang` means, as `Intl` takes it: `zh_Hans_CN` is `zh-Hans-CN`, `de_AT.UTF-8` is `de-AT`. Undefined for what
 * is none. It is read without `Intl`, whose first call starts the browser's ICU and blocks a slow processor for 60 to 100 ms.
 */
export function languageIn(lang: string): string | undefined {
  const [, language, script, region] = TAG.exec(lang.trim().replace(/_/g, '-')) ?? [];
  if (!language) return undefined;
  const parts = [
    language.toLowerCase(),
    script && script[0]!.toUpperCase() + script.slice(1).toLowerCase(),
    region?.toUpperCase(),
  ];
  return parts.filter(Boolean).join('-');
}

/** What an element stands in, through shadow roots. */
export const parentOf = (element: Element): Element | null => {
  const root = element.parentElement ? undefined : element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

/** The language `element` stands in: that of the nearest `lang`, else the browser's; English where that is none. */
export function languageOf(element: Element): string {
  for (let near: Element | null = element; near; near = parentOf(near)) {
    const lang = near.getAttribute('lang')?.trim();
    if (lang) return languageIn(lang) ?? 'en';
  }
  return languageIn(navigator.language) ?? 'en';
}

/** What `Intl` is asked for: English where the browser does not know the language, instead of the browser's own. */
export const localesFor = (language: string): string[] => [language, 'en'];

/** The strings of `tag` in `language`; undefined where there is no pack, or it could not be loaded: English stays. */
export async function stringsIn<Tag extends keyof LanguagePack>(
  language: string,
  tag: Tag,
): Promise<LanguagePack[Tag] | undefined> {
  try {
    return (await packs[language.split('-')[0]!]?.())?.default[tag];
  } catch {
    return undefined;
  }
}
