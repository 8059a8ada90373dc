import type { Community } from '../../community/community.ts';
import { letterFormats, type LetterRequest } from '../../contract/letter-requests.ts';
import type { Letter } from '../../contract/letters.ts';
import * as z from 'zod/mini';
import { Kept } from '../kept.ts';
import { strings } from './letters.strings.ts';

/** What a host types. */
export const LetterFields = z.object({
  subject: z.string(),
  previewText: z.string(),
  /** Leave it empty to make it from the subject. */
  slug: z.string(),
  format: z.enum(letterFormats),
  content: z.string(),
  topics: z.array(z.string()),
  /** Empty: for everyone. */
  language: z.string(),
});
export type LetterFields = z.infer<typeof LetterFields>;

export const emptyFields: LetterFields = {
  subject: '',
  previewText: '',
  slug: '',
  format: 'markdown',
  content: '',
  topics: [],
  language: '',
};

export const fieldsOf = ({
  subject,
  previewText,
  slug,
  format,
  content,
  topics,
  language,
}: Letter): LetterFields => ({
  ...{ subject, previewText, slug, format, content, topics },
  language: language ?? '',
});

export const isSame = (a: LetterFields, b: LetterFields): boolean =>
  a.subject === b.subject &&
  a.previewText === b.previewText &&
  a.slug === b.slug &&
  a.format === b.format &&
  a.content === b.content &&
  a.language === b.language &&
  [...a.topics].sort().join() === [...b.topics].sort().join();

export const requestOf = ({ slug, language, ...fields }: LetterFields): LetterRequest => ({
  ...fields,
  ...(slug.trim() && { slug: slug.trim() }),
  language: language || null,
});

/** By field, what is wrong with it. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What can be said without asking the server. */
export function checkFields({ subject, slug }: LetterFields): FieldErrors {
  return {
    ...(!subject.trim() && { subject: strings.subjectMissing }),
    ...(slug.trim() && !/^[a-z0-9][a-z0-9-]*$/.test(slug.trim()) && { slug: strings.slugInvalid }),
  };
}

const KeptDraft = z.object({ fields: LetterFields, version: z.number() });

/** What is not saved of letters, by their ids. */
export const draftsOf = (community: Community) => new Kept(community, 'letter', KeptDraft);

/** A text with a block as a paragraph of its own in the place of what is selected, and where the text goes on. */
export function withBlock(
  block: string,
  { value, selectionStart, selectionEnd }: HTMLTextAreaElement,
): { content: string; start: number } {
  const before = value.slice(0, selectionStart).replace(/\n*$/, '');
  const after = value.slice(selectionEnd).replace(/^\n*/, '');
  const begin = `${before && `${before}\n\n`}{{${block}}}\n\n`;
  return { content: begin + after, start: begin.length };
}
