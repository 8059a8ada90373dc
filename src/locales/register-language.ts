import type { BoardStrings } from '../group-board/strings.ts';
import type { LoginStrings } from '../member-login/strings.ts';
import type { SignupStrings } from '../newsletter-signup/strings.ts';
import type { FeedStrings } from '../showcase-feed/strings.ts';
import { addSentences } from '../ui/translations.ts';

/** The texts of a language, by element; missing ones stay English. */
export interface LanguagePack {
  'newsletter-signup'?: Partial<SignupStrings>;
  'member-login'?: Partial<LoginStrings>;
  'showcase-feed'?: Partial<FeedStrings>;
  'group-board'?: Partial<BoardStrings>;
}

/**
 * Adds a language that is not built in to a page's elements, or replaces texts of a built-in one. `language` is a BCP
 * 47 tag ("fi", "pt-PT"); throws a `RangeError` if it isn't. Elements on the page update immediately.
 */
export const registerLanguage = (language: string, pack: LanguagePack): void =>
  addSentences(language, pack as Record<string, Record<string, string>>);
