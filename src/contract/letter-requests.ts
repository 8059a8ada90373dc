import * as z from 'zod/mini';
import { withoutDirectionMarks } from './given-values.ts';
import { Timestamp } from './moment.ts';
import { Id, Locale } from './values.ts';

/** Characters that a letter may have. */
export const MAX_LETTER_LENGTH = 100_000;
/** Bytes that its request may have: as many characters of three bytes, and the other fields. */
export const MAX_LETTER_BYTES = 320 * 1024;

export const letterFormats = ['markdown', 'html'] as const;
export const letterStates = ['draft', 'scheduled', 'sending', 'paused', 'sent'] as const;

const line = (min: number, max: number) =>
  z.string().check(z.overwrite(withoutDirectionMarks), z.trim(), z.minLength(min), z.maxLength(max));

/** `POST /newsletter/letters`: a letter as its host writes it. */
export const LetterRequest = z.object({
  subject: line(1, 200),
  /** What email programs show after the subject. May be empty. */
  previewText: line(0, 200),
  /** The last part of its address on the web. Default: made from the subject. */
  slug: z.optional(Id),
  format: z.enum(letterFormats),
  /** Markdown or HTML. A paragraph `{{showcase}}` or `{{groups}}` is filled in when it is sent. */
  content: z.string().check(z.maxLength(MAX_LETTER_LENGTH)),
  /** For subscribers who have chosen one of these topics. Empty: for all. */
  topics: z.array(Id).check(z.maxLength(20)),
  /** One of the newsletter's languages, for subscribers who read it in this one. Null: for all. */
  language: z.nullable(Locale),
});
export type LetterRequest = z.infer<typeof LetterRequest>;

/** The version that a host has seen: if another host has changed the letter since, the answer is `conflict`. */
const version = z.int().check(z.minimum(1), z.maximum(1e9));

/** `PUT /newsletter/letters/:letter`. */
export const LetterChangeRequest = z.extend(LetterRequest, { version });
export type LetterChangeRequest = z.infer<typeof LetterChangeRequest>;

/** `PUT /newsletter/letters/:letter/schedule`. Without `at`: the next issue's day and time in the settings. */
export const LetterScheduleRequest = z.object({ version, at: z.optional(Timestamp) });
export type LetterScheduleRequest = z.infer<typeof LetterScheduleRequest>;

/** `POST /newsletter/letters/:letter/send`. */
export const LetterSendRequest = z.object({ version });
export type LetterSendRequest = z.infer<typeof LetterSendRequest>;

export const LettersQuery = z.object({
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.maxLength(200))),
  state: z.optional(z.enum(letterStates)),
});
