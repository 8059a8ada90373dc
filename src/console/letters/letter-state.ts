import type { Letter, LetterEntry, LetterPreview } from '../../contract/letters.ts';
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

const SENDING_REFRESH_MS = 4000;
/** Timers cannot wait for weeks, and another host may send the letter earlier. */
const MAX_REFRESH_MS = 10 * 60_000;

/** Milliseconds after which a letter may have changed by itself, because it is sent then. Undefined: it may not. */
export function refreshAfter({ state, scheduledFor }: LetterEntry): number | undefined {
  if (state === 'sending') return SENDING_REFRESH_MS;
  if (state !== 'scheduled' || !scheduledFor) return undefined;
  const left = Date.parse(scheduledFor) - Date.now();
  return Math.min(MAX_REFRESH_MS, Math.max(SENDING_REFRESH_MS, left));
}
