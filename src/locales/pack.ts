import type { BoardStrings } from '../group-board/strings.ts';
import type { LoginStrings } from '../member-login/strings.ts';
import type { SignupStrings } from '../newsletter-signup/strings.ts';
import type { FeedStrings } from '../showcase-feed/strings.ts';

/** One language: the strings of every element, by tag. */
export interface LanguagePack {
  readonly 'newsletter-signup': SignupStrings;
  readonly 'member-login': LoginStrings;
  readonly 'showcase-feed': FeedStrings;
  readonly 'group-board': BoardStrings;
}
