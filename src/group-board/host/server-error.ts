import type { Failure } from '../../api/client.ts';
import type { Outcome } from '../../community/outbox.ts';
import { focusFieldErrors } from '../../ui/fields.ts';
import type { MemberActions } from '../member-actions.ts';

/** Why the server has rejected a write; undefined if it hasn't, or hasn't responded yet. */
export const serverError = (outcome: Outcome): Failure | undefined =>
  outcome.state === 'answered' && !outcome.result.ok ? outcome.result.failure : undefined;

/** Whether the server has accepted a write. */
export const isDone = (outcome: Outcome): boolean => outcome.state === 'answered' && outcome.result.ok;

/** Shows the error at the field instead of above the board. */
export function showServerError(controller: MemberActions, field: HTMLInputElement, sentence?: string): void {
  const { state, host } = controller;
  const { error } = state;
  const message = sentence ?? host.words[(error || 'actionFailed') as 'failed'] ?? error;
  state.error = '';
  focusFieldErrors(field.parentElement!, [{ field, message }]);
}
