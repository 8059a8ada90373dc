import type { Failure } from '../../api/client.ts';
import type { Outcome } from '../../community/outbox.ts';
import { focusFieldErrors } from '../../ui/fields.ts';
import type { MemberController } from '../member-controller.ts';

/** Why the server has rejected a write; undefined if it hasn't, or hasn't responded yet. */
export const serverError = (outcome: Outcome): Failure | undefined =>
  outcome.state === 'answered' && !outcome.result.ok ? outcome.result.failure : undefined;

/** Shows the error at the field instead of above the board. */
export function showServerError(
  controller: MemberController,
  field: HTMLInputElement,
  sentence?: string,
): void {
  const message = sentence ?? (controller.error || controller.host.words.failed);
  controller.error = '';
  controller.update();
  focusFieldErrors(field.parentElement!, [{ field, message }]);
}
