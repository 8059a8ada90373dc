import { html, type TemplateResult } from 'lit';
import type { PieceChange } from '../contract/group-requests.ts';
import {
  emptyPiece,
  type Piece,
  pieceVisibilities,
  type PieceVisibility,
  type Row,
} from '../contract/groups.ts';
import { postKinds } from '../contract/post-kinds.ts';
import { focusFieldErrors } from '../ui/fields.ts';
import { onEscape } from '../ui/on-escape.ts';
import type { GroupContext } from './group-context.ts';
import type { MemberActions } from './member-actions.ts';

/** The texts that name who may see a piece. */
export const visibilityWords = {
  group: 'seenByGroup',
  event: 'seenByEvent',
  all: 'seenByAll',
} as const satisfies Record<PieceVisibility, string>;

const fields = ['title', 'kind', 'link', 'note', 'seenBy'] as const;

/** Edits a piece in place, starting from the values it had then. Only changed fields are sent. */
export function pieceForm(groupView: GroupContext, controller: MemberActions, row: Row): TemplateResult {
  const { words } = groupView.host;
  const piece = row.piece ?? emptyPiece;
  const back = `[data-member="${row.member}"] .edit`;
  const leave = () => groupView.close(back);
  const save = (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const link = form.elements.namedItem('link') as HTMLInputElement;
    const wrong = link.value.trim() && !isLink(link.value.trim());
    if (focusFieldErrors(form, wrong ? [{ field: link, message: words.linkInvalid }] : [])) return;
    const change = changeIn(new FormData(form), piece);
    groupView.close(back);
    if (Object.keys(change).length) void controller.changePiece(row, change);
  };
  const option = (value: string, label: string, chosen: string) =>
    html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
  return html`<form class="fields panel" novalidate @submit=${save} @keydown=${onEscape(leave)}>
    <div class="field">
      <label for="piece-title">${words.pieceTitle}</label>
      <input id="piece-title" name="title" maxlength="200" dir="auto" .defaultValue=${piece.title} />
    </div>
    <div class="beside">
      <div class="field">
        <label for="piece-kind">${words.pieceKind}</label>
        <select id="piece-kind" name="kind">
          ${postKinds.map((kind) => option(kind, words[kind], piece.kind))}
        </select>
      </div>
      <div class="field">
        <label for="piece-seen">${words.seenBy}</label>
        <select id="piece-seen" name="seenBy">
          ${pieceVisibilities.map((who) => option(who, words[visibilityWords[who]], piece.seenBy))}
        </select>
      </div>
    </div>
    <div class="field">
      <label for="piece-link">${words.pieceLink}</label>
      <input
        id="piece-link"
        name="link"
        type="url"
        inputmode="url"
        dir="ltr"
        maxlength="2048"
        .defaultValue=${piece.link ?? ''}
      />
    </div>
    <div class="field">
      <label for="piece-note">${words.pieceNote}</label>
      <textarea
        id="piece-note"
        name="note"
        rows="3"
        maxlength="1000"
        dir="auto"
        .defaultValue=${piece.note}
      ></textarea>
    </div>
    <p class="actions">
      <button class="button main">${words.save}</button>
      <button type="button" class="plain" @click=${leave}>${words.cancel}</button>
    </p>
  </form>`;
}

const isLink = (link: string) => /^https?:\/\/[^\s]+$/i.test(link) && URL.canParse(link);

function changeIn(form: FormData, piece: Pick<Piece, (typeof fields)[number]>): PieceChange {
  const change: Record<string, string | null> = {};
  for (const field of fields) {
    const typed = (form.get(field) as string).trim();
    const value = field === 'link' ? typed || null : typed;
    if (value !== piece[field]) change[field] = value;
  }
  return change;
}

/** Sets a new date for a person who missed the group's. */
export function promiseForm(groupView: GroupContext, controller: MemberActions, row: Row): TemplateResult {
  const { words } = groupView.host;
  const back = `[data-member="${row.member}"] .promise`;
  const leave = () => groupView.close(back);
  const save = (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = form.elements.namedItem('promise') as HTMLInputElement;
    const at = new Date(`${field.value}T18:00`);
    const wrong = !(at.getTime() > Date.now());
    if (focusFieldErrors(form, wrong ? [{ field, message: words.dateInvalid }] : [])) return;
    groupView.close(back);
    void controller.changePiece(row, { promise: at.toISOString() });
  };
  return html`<form class="fields panel" novalidate @submit=${save} @keydown=${onEscape(leave)}>
    <div class="field">
      <label for="piece-promise">${words.promiseLabel}</label>
      <input id="piece-promise" name="promise" type="date" required />
    </div>
    <p class="actions">
      <button class="button main">${words.promise}</button>
      <button type="button" class="plain" @click=${leave}>${words.cancel}</button>
    </p>
  </form>`;
}
