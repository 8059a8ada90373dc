// Written by "npm run generate": one line for each folder beside it.
import type { Translations } from '../ui/translations.ts';

export const translations: Translations = {
  ar: () => import('./ar/member-login.ts'),
  cy: () => import('./cy/member-login.ts'),
  de: () => import('./de/member-login.ts'),
  'de-x-formal': () => import('./de-x-formal/member-login.ts'),
  es: () => import('./es/member-login.ts'),
  fr: () => import('./fr/member-login.ts'),
  it: () => import('./it/member-login.ts'),
  ja: () => import('./ja/member-login.ts'),
  nl: () => import('./nl/member-login.ts'),
  pl: () => import('./pl/member-login.ts'),
  pt: () => import('./pt/member-login.ts'),
  'zh-Hans': () => import('./zh-Hans/member-login.ts'),
};
