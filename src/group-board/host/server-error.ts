import type { Failure } from '../../api/client.ts';
import type { Outcome } from '../../community/outbox.ts';
import { focusFieldErrors } from '../../ui/fields.ts';
import type { MemberController } from '../member-controller.ts';

/** Why the server has refused a write; undefined where it did not, or has not answered yet. */
export const serverError = (outcome: Outcome): Failure | undefined =>
  outcome.state === 'answered' && !outcome.result.ok ? outcome.result.failure : undefined;

/** Says it at the field, and not above the board too. */
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
