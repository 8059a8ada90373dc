// Written by "npm run generate": one line for each folder beside it.
import type { Translations } from '../ui/translations.ts';

export const translations: Translations = {
  ar: () => import('./ar/showcase-feed-members.ts'),
  cy: () => import('./cy/showcase-feed-members.ts'),
  de: () => import('./de/showcase-feed-members.ts'),
  'de-x-formal': () => import('./de-x-formal/showcase-feed-members.ts'),
  es: () => import('./es/showcase-feed-members.ts'),
  fr: () => import('./fr/showcase-feed-members.ts'),
  it: () => import('./it/showcase-feed-members.ts'),
  ja: () => import('./ja/showcase-feed-members.ts'),
  nl: () => import('./nl/showcase-feed-members.ts'),
  pl: () => import('./pl/showcase-feed-members.ts'),
  pt: () => import('./pt/showcase-feed-members.ts'),
  'zh-Hans': () => import('./zh-Hans/showcase-feed-members.ts'),
};
