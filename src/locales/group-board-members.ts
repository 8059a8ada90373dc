// Written by "npm run generate": one line for each folder beside it.
import type { Translations } from '../ui/translations.ts';

export const translations: Translations = {
  ar: () => import('./ar/group-board-members.ts'),
  cy: () => import('./cy/group-board-members.ts'),
  de: () => import('./de/group-board-members.ts'),
  'de-x-formal': () => import('./de-x-formal/group-board-members.ts'),
  es: () => import('./es/group-board-members.ts'),
  fr: () => import('./fr/group-board-members.ts'),
  it: () => import('./it/group-board-members.ts'),
  ja: () => import('./ja/group-board-members.ts'),
  nl: () => import('./nl/group-board-members.ts'),
  pl: () => import('./pl/group-board-members.ts'),
  pt: () => import('./pt/group-board-members.ts'),
  'zh-Hans': () => import('./zh-Hans/group-board-members.ts'),
};
