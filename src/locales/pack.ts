import type { Strings } from '../newsletter-signup/strings.ts';

/** One language: the strings of every element, by tag. */
export interface LanguagePack {
  readonly 'newsletter-signup': Strings;
}
