import { ar } from './ar.ts';
import { cy } from './cy.ts';
import { de } from './de.ts';
import { deFormal } from './de-x-formal.ts';
import { en, type ServerStrings } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { zhHans } from './zh-Hans.ts';

export type { ServerStrings } from './en.ts';

/** By BCP 47 tag; the first is what others fall back to. */
export const locales: Record<string, ServerStrings> = {
  en,
  de,
  nl,
  ar,
  fr,
  ja,
  es,
  pl,
  'zh-Hans': zhHans,
  it,
  pt,
  cy,
  'de-x-formal': deFormal,
};
