import { html, nothing, type TemplateResult } from 'lit';
import type { PieceState, PieceVisibility, Row } from '../contract/groups.ts';
import type { Conflict } from './conflicts.ts';
import type { GroupContext } from './group-context.ts';
import type { MemberActions } from './member-actions.ts';
import { dayOf } from './dates.ts';
import { visibilityWords } from './piece-form.ts';

/** A field that two people have changed: both versions, and the choice. */
export function conflictsView(groupView: GroupContext, row: Row): TemplateResult | typeof nothing {
  const { controller } = groupView;
  const all = controller?.conflicts.of(controller.board!.event.id, row.member) ?? [];
  if (!controller || all.length === 0) return nothing;
  return html`${all.map((conflict) => conflictView(groupView, controller, row, conflict))}`;
}

function conflictView(
  groupView: GroupContext,
  controller: MemberActions,
  row: Row,
  conflict: Conflict,
): TemplateResult {
  const { words } = groupView.host;
  const { field, mine } = conflict;
  const settle = async (take: boolean) => {
    const pressed = controller.focused;
    await controller.conflicts.resolve(conflict);
    if (take) void controller.changePiece(row, { [field]: mine });
    controller.focus(`[data-member="${row.member}"] .edit`, pressed);
  };
  const shown = (value: string | null | undefined) => inWords(groupView, field, value);
  return html`<div class="panel conflict" role="group" aria-label=${words.conflict}>
    <p><strong>${words.conflict}</strong></p>
    <dl>
      <dt>${words.yoursSays}</dt>
      <dd dir="auto">${shown(mine)}</dd>
      <dt>${words.theirsSays}</dt>
      <dd dir="auto">${shown(row.piece?.[field])}</dd>
    </dl>
    <p class="actions">
      <button type="button" class="button main" @click=${() => settle(true)}>${words.takeYours}</button>
      <button type="button" class="button" @click=${() => settle(false)}>${words.leaveTheirs}</button>
    </p>
  </div>`;
}

function inWords({ host }: GroupContext, field: Conflict['field'], value: string | null | undefined): string {
  const { words, language } = host;
  if (!value) return words.nothing;
  if (field === 'state') return words[`${value as PieceState}State`];
  if (field === 'kind') return words[value as 'video'];
  if (field === 'seenBy') return words[visibilityWords[value as PieceVisibility]];
  return field === 'promise' ? dayOf(value, language) : value;
}
