import type { LanguagePack } from '../locales/pack.ts';

/** The languages besides English, each loaded when a page asks for it. */
const packs: Record<string, () => Promise<{ default: LanguagePack }>> = {
  de: () => import('../locales/de.ts'),
};

/** The language `element` stands in: the nearest `lang`, through shadow roots, else the browser's. */
export function languageOf(element: Element): string {
  const near = element.closest<HTMLElement>('[lang]:not([lang=""])');
  const root = element.getRootNode();
  const lang = near?.lang ?? (root instanceof ShadowRoot ? languageOf(root.host) : navigator.language);
  return (
    Intl.DateTimeFormat.supportedLocalesOf(lang.replace('_', '-').replace(/[^\w-]/g, '') || 'en')[0] ?? 'en'
  );
}

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
