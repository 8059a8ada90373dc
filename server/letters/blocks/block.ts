import type { AppContext } from '../../app-context.ts';
import type { Language } from '../../i18n/language.ts';
import type { Settings } from '../../settings/settings.ts';

export interface BlockContext extends AppContext {
  settings: Settings;
  language: Language;
  /** When the letter before for these readers was sent. */
  since: Date;
  /** When this letter is sent. */
  at: Date;
}

/** Fills in a block: returns safe HTML of the elements that `sanitizeLetter` allows. */
export type Block = (ctx: BlockContext) => Promise<string>;
