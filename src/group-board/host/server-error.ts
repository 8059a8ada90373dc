import type { Failure } from '../../api/client.ts';
import type { Outcome } from '../../community/outbox.ts';
import { showFieldErrors } from '../../ui/fields.ts';
import type { TakingPart } from '../member-controller.ts';

/** Why the server has refused a write; undefined where it did not, or has not answered yet. */
export const refusalOf = (outcome: Outcome): Failure | undefined =>
  outcome.state === 'answered' && !outcome.result.ok ? outcome.result.failure : undefined;

/** Says it at the field, and not above the board too. */
export function refuseAt(part: TakingPart, field: HTMLInputElement, sentence?: string): void {
  const message = sentence ?? (part.error || part.host.words.failed);
  part.error = '';
  part.update();
  showFieldErrors(field.parentElement!, [{ field, message }])?.focus();
}
