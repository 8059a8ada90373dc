import type { Letter, LetterPreview } from '../../contract/letters.ts';
import type { Unread } from '../views.ts';
import type { Action, Question } from './letter-actions.ts';
import type { FieldErrors, LetterFields } from './letter-fields.ts';

export type Page = Unread | { name: 'ready'; letter: Letter | undefined };

export type Notice =
  /** What had been typed before is back. */
  | { name: 'restored' }
  /** Another host has saved something else. */
  | { name: 'conflict'; theirs: Letter };

/** What the page of a letter shows. */
export interface LetterState {
  page: Page;
  fields: LetterFields;
  errors: FieldErrors;
  error: string;
  notice: Notice | undefined;
  asked: Question | undefined;
  /** What is on its way. */
  busy: Action | undefined;
  preview: LetterPreview | undefined;
}
