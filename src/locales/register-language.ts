import type { BoardStrings } from '../group-board/strings.ts';
import type { LoginStrings } from '../member-login/strings.ts';
import type { SignupStrings } from '../newsletter-signup/strings.ts';
import type { FeedStrings } from '../showcase-feed/strings.ts';
import { addSentences } from '../ui/translations.ts';

/** The sentences of a language, by element; what is missing stays English. */
export interface LanguagePack {
  'newsletter-signup'?: Partial<SignupStrings>;
  'member-login'?: Partial<LoginStrings>;
  'showcase-feed'?: Partial<FeedStrings>;
  'group-board'?: Partial<BoardStrings>;
}

/**
 * Gives the elements of a page a language that is not built in, or other sentences for one that is. `language` is a BCP 47 tag
 * ("fi", "pt-PT"); throws a `RangeError` where it is none. Elements that are on the page change at once.
 */
export const registerLanguage = (language: string, pack: LanguagePack): void =>
  addSentences(language, pack as Record<string, Record<string, string>>);
