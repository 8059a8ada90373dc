import type { Letter, LetterEntry } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { noLetter } from './policy.ts';
import { type CountedLetter, countedLetter, type LetterRecord } from './queries/letters.ts';

export const archiveUrl = ({ url }: Pick<AppContext, 'url'>, { slug }: Pick<LetterRecord, 'slug'>) =>
  `${url}/letters/${slug}`;

export function presentLetterEntry(ctx: AppContext, letter: CountedLetter): LetterEntry {
  const { id, slug, subject, format, topics, language, state, version, sent, failed, bounced, complaints } =
    letter;
  return {
    ...{ id, slug, subject, format, topics, language, state, version, sent, failed, bounced, complaints },
    previewText: letter.preview_text,
    scheduledFor: letter.scheduled_for?.toISOString() ?? null,
    startedAt: letter.started_at?.toISOString() ?? null,
    finishedAt: letter.finished_at?.toISOString() ?? null,
    updatedAt: letter.updated_at.toISOString(),
    recipients: letter.recipient_count,
    problem: letter.problem,
    url: letter.started_at && archiveUrl(ctx, letter),
  };
}

export const presentLetter = (ctx: AppContext, letter: CountedLetter): Letter => ({
  ...presentLetterEntry(ctx, letter),
  content: letter.content,
});

/** The letter as it is now. */
export async function letterEntry(ctx: AppContext, id: string): Promise<LetterEntry> {
  const letter = await countedLetter(ctx.db, id);
  if (!letter) throw noLetter();
  return presentLetterEntry(ctx, letter);
}
