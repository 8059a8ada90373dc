// Written by "npm run generate": one line for each folder beside it.
import type { Translations } from '../ui/translations.ts';

export const translations: Translations = {
  ar: () => import('./ar/showcase-feed.ts'),
  cy: () => import('./cy/showcase-feed.ts'),
  de: () => import('./de/showcase-feed.ts'),
  'de-x-formal': () => import('./de-x-formal/showcase-feed.ts'),
  es: () => import('./es/showcase-feed.ts'),
  fr: () => import('./fr/showcase-feed.ts'),
  it: () => import('./it/showcase-feed.ts'),
  ja: () => import('./ja/showcase-feed.ts'),
  nl: () => import('./nl/showcase-feed.ts'),
  pl: () => import('./pl/showcase-feed.ts'),
  pt: () => import('./pt/showcase-feed.ts'),
  'zh-Hans': () => import('./zh-Hans/showcase-feed.ts'),
};
