// Written by "npm run generate": one line for each folder beside it.
import type { Translations } from '../ui/translations.ts';

export const translations: Translations = {
  ar: () => import('./ar/group-board.ts'),
  cy: () => import('./cy/group-board.ts'),
  de: () => import('./de/group-board.ts'),
  'de-x-formal': () => import('./de-x-formal/group-board.ts'),
  es: () => import('./es/group-board.ts'),
  fr: () => import('./fr/group-board.ts'),
  it: () => import('./it/group-board.ts'),
  ja: () => import('./ja/group-board.ts'),
  nl: () => import('./nl/group-board.ts'),
  pl: () => import('./pl/group-board.ts'),
  pt: () => import('./pt/group-board.ts'),
  'zh-Hans': () => import('./zh-Hans/group-board.ts'),
};
