// Written by "npm run generate": one line for each folder beside it.
import type { Translations } from '../ui/translations.ts';

export const translations: Translations = {
  ar: () => import('./ar/member-login-members.ts'),
  cy: () => import('./cy/member-login-members.ts'),
  de: () => import('./de/member-login-members.ts'),
  'de-x-formal': () => import('./de-x-formal/member-login-members.ts'),
  es: () => import('./es/member-login-members.ts'),
  fr: () => import('./fr/member-login-members.ts'),
  it: () => import('./it/member-login-members.ts'),
  ja: () => import('./ja/member-login-members.ts'),
  nl: () => import('./nl/member-login-members.ts'),
  pl: () => import('./pl/member-login-members.ts'),
  pt: () => import('./pt/member-login-members.ts'),
  'zh-Hans': () => import('./zh-Hans/member-login-members.ts'),
};
