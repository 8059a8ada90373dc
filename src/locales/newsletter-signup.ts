// Written by "npm run generate": one line for each folder beside it.
import type { Translations } from '../ui/translations.ts';

export const translations: Translations = {
  ar: () => import('./ar/newsletter-signup.ts'),
  cy: () => import('./cy/newsletter-signup.ts'),
  de: () => import('./de/newsletter-signup.ts'),
  'de-x-formal': () => import('./de-x-formal/newsletter-signup.ts'),
  es: () => import('./es/newsletter-signup.ts'),
  fr: () => import('./fr/newsletter-signup.ts'),
  it: () => import('./it/newsletter-signup.ts'),
  ja: () => import('./ja/newsletter-signup.ts'),
  nl: () => import('./nl/newsletter-signup.ts'),
  pl: () => import('./pl/newsletter-signup.ts'),
  pt: () => import('./pt/newsletter-signup.ts'),
  'zh-Hans': () => import('./zh-Hans/newsletter-signup.ts'),
};
