/** Language, script and region of BCP 47, and the polite form of address; anything else says nothing about which sentences are meant. */
const TAG = /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:(?:-x)?-(formal))?(?![a-z\d])/i;

/**
 * The language that a `lang` means, as `Intl` takes it: `de_AT.UTF-8` is `de-AT`, WordPress's `de_DE_formal` is `de-x-formal`, and
 * Chinese has its script (`zh-TW` is `zh-Hant-TW`). Undefined for what is no language. It is read without `Intl`, whose first call
 * starts the browser's ICU and blocks a slow processor for 60 to 100 ms.
 */
export function parseLanguage(lang: string): string | undefined {
  const [, primary, written, region, formal] = TAG.exec(lang.trim().replace(/_/g, '-')) ?? [];
  const language = primary?.toLowerCase();
  if (!language) return undefined;
  if (formal) return `${language}-x-formal`;
  const script = written ?? (language === 'zh' ? (/TW|HK|MO/i.test(region ?? '') ? 'Hant' : 'Hans') : '');
  const parts = [
    language,
    script && script[0]!.toUpperCase() + script.slice(1).toLowerCase(),
    region?.toUpperCase(),
  ];
  return parts.filter(Boolean).join('-');
}

/** The first of `available` that serves `language`: itself, or what is left without its last parts ("Lookup" of RFC 4647, 3.4). */
export function lookupLanguage(language: string, available: readonly string[]): string | undefined {
  const parts = language.toLowerCase().split('-');
  for (; parts.length; parts.pop()) {
    const found = available.find((it) => it.toLowerCase() === parts.join('-'));
    if (found) return found;
  }
  return undefined;
}
