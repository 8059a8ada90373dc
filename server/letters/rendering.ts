import type { AppContext } from '../app-context.ts';
import { type Language, languageFor } from '../i18n/language.ts';
import type { Settings } from '../settings/settings.ts';
import { renderContent } from './content/content.ts';
import { type LetterRecord, previousLetterAt } from './queries/letters.ts';

const WEEK_MS = 7 * 24 * 3600_000;

/** The language that a letter is written in, with our words for what we add to it. */
export const letterLanguage = ({ language }: Pick<LetterRecord, 'language'>, settings: Settings): Language =>
  languageFor([language ?? settings.locale], settings);

/** A letter's content as safe HTML, with its blocks filled in as of a time. */
export async function renderLetter(
  ctx: AppContext,
  settings: Settings,
  letter: LetterRecord,
  at: Date,
): Promise<string> {
  const since = (await previousLetterAt(ctx.db, letter)) ?? new Date(at.getTime() - WEEK_MS);
  return renderContent({ ...ctx, settings, language: letterLanguage(letter, settings), since, at }, letter);
}
