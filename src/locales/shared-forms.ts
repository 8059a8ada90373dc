// Written by "npm run generate": one line for each folder beside it.
import type { Translations } from '../ui/translations.ts';

export const translations: Translations = {
  ar: () => import('./ar/shared-forms.ts'),
  cy: () => import('./cy/shared-forms.ts'),
  de: () => import('./de/shared-forms.ts'),
  'de-x-formal': () => import('./de-x-formal/shared-forms.ts'),
  es: () => import('./es/shared-forms.ts'),
  fr: () => import('./fr/shared-forms.ts'),
  it: () => import('./it/shared-forms.ts'),
  ja: () => import('./ja/shared-forms.ts'),
  nl: () => import('./nl/shared-forms.ts'),
  pl: () => import('./pl/shared-forms.ts'),
  pt: () => import('./pt/shared-forms.ts'),
  'zh-Hans': () => import('./zh-Hans/shared-forms.ts'),
};
