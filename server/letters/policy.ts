import type { LetterRow } from '../database/letter-tables.ts';
import { ProblemError } from '../problem.ts';
import type { LetterRecord } from './queries/letters.ts';

type State = LetterRow['state'];

/** What a host may do with a letter, by its state, and what to say otherwise. */
const allowed = {
  change: { states: ['draft', 'scheduled'], otherwise: 'This letter has been sent, or is being sent.' },
  delete: { states: ['draft', 'scheduled', 'paused', 'sent'], otherwise: 'Pause this letter first.' },
  schedule: { states: ['draft', 'scheduled'], otherwise: 'This letter has been sent, or is being sent.' },
  unschedule: { states: ['scheduled'], otherwise: 'This letter is not scheduled.' },
  send: { states: ['draft', 'scheduled'], otherwise: 'This letter has been sent, or is being sent.' },
  pause: { states: ['sending'], otherwise: 'This letter is not being sent.' },
  resume: { states: ['paused'], otherwise: 'This letter is not paused.' },
} as const satisfies Record<string, { states: readonly State[]; otherwise: string }>;
export type LetterAction = keyof typeof allowed;

export const noLetter = () => new ProblemError('not-found', { detail: 'There is no such letter.' });

/** The letter, if its state allows the action and it is the version that the host has seen. */
export function requireAllowed(
  letter: LetterRecord | undefined,
  action: LetterAction,
  version?: number,
): LetterRecord {
  if (!letter) throw noLetter();
  const { states, otherwise } = allowed[action];
  if (!(states as readonly State[]).includes(letter.state))
    throw new ProblemError('conflict', {
      detail: otherwise,
      errors: [{ field: 'state', detail: `It is ${letter.state}.` }],
    });
  if (version !== undefined && version !== letter.version)
    throw new ProblemError('conflict', {
      detail: 'Another host has changed this letter meanwhile. Load it again.',
      errors: [{ field: 'version', detail: `It is ${letter.version} now.` }],
    });
  return letter;
}
